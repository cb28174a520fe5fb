package loopbook.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Card;
import loopbook.course.Example;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.example.Claims;
import loopbook.example.Deviation;
import loopbook.example.Leftover;
import loopbook.example.Run;
import loopbook.example.Tried;
import loopbook.progress.Fact;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.wire.view.StuckView;

/** Runs one example after another and tells what happened. */
final class Rehearsal {
  /** So many things that one line left open are named one by one. */
  private static final int MOST_ALIKE = 3;

  private final Context context;
  private int held;
  private int skipped;
  private final List<String> broken = new ArrayList<>();

  Rehearsal(Context context) {
    this.context = context;
  }

  Status run(Lesson lesson, Example example) {
    heading(lesson, example);
    Tried tried = context.runner().run(example, new Chorus(context, example.voices()));
    if (tried instanceof Tried.Skipped lacking) {
      lacking.reasons().values().forEach(why -> say(Tone.WARNING, "run.lacks", why));
      context.sink().text(Sheet.recorded(context, example));
      skipped++;
      done(lesson, example);
      cards(lesson, example, Optional.empty());
      return Status.DONE;
    }
    Run run = ((Tried.Ran) tried).run();
    over(run);
    context.desk().lastRun(Kept.of(run));
    Kept.keep(context, Kept.of(run));
    context.sink().text(Views.wire(context, Kept.of(run)));
    if (!example.states().isEmpty() && !run.states().isEmpty()) {
      context.sink().text(Views.states(context, Kept.of(run)));
    }
    if (!example.bytes().isEmpty()) {
      context.sink().text(Views.hex(context, Kept.of(run), example.bytes()));
    }
    List<Deviation> deviations = Claims.check(run);
    if (run.end() == Run.End.STOPPED) {
      say(Tone.WARNING, "run.stopped");
      return Status.INTERRUPTED;
    }
    done(lesson, example);
    cards(lesson, example, Optional.of(run));
    if (deviations.isEmpty()) {
      held++;
      return Status.DONE;
    }
    broken.add(example.key().toString());
    say(Tone.WARNING, "run.differs", example.key(), lesson.id());
    deviations.forEach(deviation -> context.sink().text(differs(lesson, deviation)));
    return Status.FAULT;
  }

  /** Runs an example that the reader has changed: nothing is claimed of it, nothing is judged. */
  Result remix(Lesson lesson, Example changed) {
    heading(lesson, changed);
    return unjudged(context.runner().run(changed, new Chorus(context, changed.voices())));
  }

  /** Runs an example with what the reader types: nothing is judged here either. */
  Result live(Lesson lesson, Example example) {
    heading(lesson, example);
    if (context.typist().isPerson()) {
      say(Tone.DIM, "run.live.begin");
    }
    return unjudged(new LiveRun(context, example).run());
  }

  private Result unjudged(Tried tried) {
    if (tried instanceof Tried.Skipped lacking) {
      lacking.reasons().values().forEach(why -> say(Tone.WARNING, "run.lacks", why));
      return Result.DONE;
    }
    Run run = ((Tried.Ran) tried).run();
    over(run);
    context.desk().lastRun(Kept.of(run));
    Kept.keep(context, Kept.of(run));
    context.sink().text(Views.wire(context, Kept.of(run)));
    return run.end() == Run.End.STOPPED
        ? Say.result(Status.INTERRUPTED, context, "run.stopped")
        : Result.DONE;
  }

  /** Where in the lesson's file it claims otherwise, what it claims, and what happened. */
  private Text differs(Lesson lesson, Deviation deviation) {
    String kind = Say.get("differs." + deviation.kind().name().toLowerCase(Locale.ROOT));
    Text.Builder text = Text.builder();
    Line where =
        Say.line(
            "differs.where",
            lesson.file().getFileName(),
            deviation.line(),
            kind,
            deviation.subject());
    text.add(indented(where, "  "));
    if (!deviation.expected().isEmpty()) {
      text.add(indented(Say.line("differs.expected", deviation.expected()), "    "));
    }
    text.add(
        indented(
            deviation.actual().isEmpty()
                ? Say.line("differs.nothing")
                : Say.line("differs.actual", deviation.actual()),
            "    "));
    return text.build();
  }

  private Text indented(Line line, String margin) {
    return new Text(
        Wrap.wrap(line.in(Tone.WARNING), context.look().width(), Line.of(margin), Line.of(margin)));
  }

  /** The last words: where to go on, or the count of many. */
  Result end(Status status, int count) {
    if (count > 1) {
      Text.Builder text = Text.builder();
      text.blank().add(Say.text(context, "run.count", held, broken.size(), skipped));
      broken.forEach(key -> text.line(Line.of("  " + key, Tone.WARNING)));
      return Result.of(status, text.build());
    }
    Optional<Reader> reader = context.desk().reader();
    boolean onward = context.front() == Front.PROMPT && reader.isPresent();
    return Result.of(
        status, onward ? new Lectern(context, context.shelf()).footer(reader.get()) : Text.EMPTY);
  }

  void heading(Lesson lesson, Example example) {
    String rule = context.look().theme().fill(Glyph.HORIZONTAL, 2);
    context
        .sink()
        .text(
            Text.of(
                Line.of(rule + " ", Tone.DIM)
                    .append(example.key().toString(), Tone.HEADING)
                    .append("  " + lesson.id(), Tone.DIM)));
  }

  /** That its limit ended it, and what was left open. */
  void over(Run run) {
    if (run.end() == Run.End.LIMIT) {
      String seconds =
          String.format(Locale.ROOT, "%.1f", run.example().limit().toMillis() / 1000.0);
      say(Tone.WARNING, "run.limit", seconds);
    }
    deadlock(run);
    leftovers(run);
  }

  /** Said once for both ends: the first that waits so speaks for the other. */
  private void deadlock(Run run) {
    run.roles().stream()
        .flatMap(role -> role.at().stream())
        .flatMap(held -> held.stuck().stream())
        .flatMap(stuck -> StuckView.deadlock(stuck).stream())
        .findFirst()
        .ifPresent(
            sentence -> context.sink().text(Say.wrapped(context, Line.of(sentence, Tone.WARNING))));
  }

  /** What was left open; many of a kind from one line are one sentence. */
  private void leftovers(Run run) {
    Map<List<String>, List<Leftover>> alike = new LinkedHashMap<>();
    for (Leftover left : run.leftovers()) {
      alike
          .computeIfAbsent(
              List.of(left.party(), left.kind().name(), left.where()), k -> new ArrayList<>())
          .add(left);
    }
    for (List<Leftover> group : alike.values()) {
      Leftover first = group.get(0);
      String kind = Say.get("left." + first.kind().name().toLowerCase(Locale.ROOT));
      if (group.size() > MOST_ALIKE && !first.where().isEmpty()) {
        say(Tone.WARNING, "run.left.many", first.party(), kind, group.size(), first.where());
        continue;
      }
      for (Leftover left : group) {
        say(
            Tone.WARNING,
            left.where().isEmpty() ? "run.left" : "run.left.where",
            left.party(),
            kind,
            left.name(),
            left.where());
      }
    }
  }

  private void done(Lesson lesson, Example example) {
    context.workspace().note(new Fact.Ran(example.key(), context.now()));
    context
        .desk()
        .reader()
        .filter(reader -> reader.lesson().id().equals(lesson.id()))
        .ifPresent(reader -> new Lectern(context, context.shelf()).keep(reader.ran(example.key())));
  }

  /** Judges what the reader predicted of this run, or of the recorded one. */
  private void cards(Lesson lesson, Example example, Optional<Run> run) {
    int number = 0;
    for (Piece piece : lesson.pieces()) {
      if (!(piece instanceof Piece.Ask ask)) {
        continue;
      }
      number++;
      Card card = ask.card();
      if (card.run().filter(example.key()::equals).isEmpty()) {
        continue;
      }
      Optional<Fact.Answer> given = context.workspace().progress().answer(lesson.id(), number);
      if (given.isPresent() && given.get().mark() == Fact.Mark.OPEN) {
        int cardNumber = number;
        String answer = given.get().answer();
        context
            .sink()
            .text(
                run.map(r -> Judgement.after(context, lesson, cardNumber, card, answer, r))
                    .orElseGet(() -> Judgement.of(context, lesson, cardNumber, card, answer)));
      }
    }
  }

  private void say(Tone tone, String key, Object... values) {
    context.sink().text(Say.text(context, tone, key, values));
  }
}
