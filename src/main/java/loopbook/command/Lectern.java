package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.course.Lesson;
import loopbook.course.Problem;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.progress.Fact;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Shows a lesson as far as it is open, and keeps the place. */
final class Lectern {
  private final Context context;
  private final Shelf shelf;

  Lectern(Context context, Shelf shelf) {
    this.context = context;
    this.shelf = shelf;
  }

  /** Opens a lesson where it was left. */
  Result open(Shelf.Opened opened) {
    Reader reader = Reader.resume(opened.lesson(), context.workspace().progress());
    keep(reader);
    return Result.done(
        () -> {
          Text.Builder text = Text.builder();
          text.add(Sheet.title(context, opened.lesson()));
          text.add(problems(opened.problems()));
          text.gap().add(Sheet.pieces(context, opened.lesson(), reader.visible()));
          return text.gap().add(footer(reader)).build();
        });
  }

  /** A whole lesson at once, without moving the place. */
  Result whole(Shelf.Opened opened, boolean unfolded) {
    Lesson lesson = opened.lesson();
    Text.Builder text = Text.builder();
    text.add(Sheet.title(context, lesson));
    text.add(problems(opened.problems()));
    text.gap()
        .add(
            unfolded
                ? Sheet.unfolded(context, lesson)
                : Sheet.pieces(context, lesson, lesson.pieces()));
    return Result.done(text.build());
  }

  /** What a step of the reader came to. */
  Result step(Reader.Step step) {
    Reader reader = step.reader();
    keep(reader);
    if (step instanceof Reader.Step.Waits waits) {
      return Result.done(waits(waits.stop()));
    }
    if (step instanceof Reader.Step.Shown shown) {
      return Result.done(
          () -> {
            Text.Builder text = Text.builder();
            text.add(Sheet.pieces(context, reader.lesson(), shown.fresh()));
            return text.gap().add(footer(reader)).build();
          });
    }
    Optional<Shelf.Opened> next = shelf.after(reader.lesson().id()).map(shelf::lesson);
    return next.map(this::open)
        .orElseGet(() -> Say.result(Status.DONE, context, "next.last", reader.lesson().id()));
  }

  /** Remembers how far the lesson is open. */
  void keep(Reader reader) {
    context.desk().reader(reader);
    Lesson lesson = reader.lesson();
    int kept = context.workspace().progress().place(lesson.id()).map(Fact.Place::pieces).orElse(0);
    boolean current =
        context
            .workspace()
            .progress()
            .place()
            .filter(place -> place.lesson().equals(lesson.id()))
            .isPresent();
    if (kept != reader.open() || !current) {
      context.workspace().note(new Fact.Place(lesson.id(), reader.open(), context.now()));
    }
    if (reader.finished() && !context.workspace().progress().read(lesson.id())) {
      context.workspace().note(new Fact.Read(lesson.id(), context.now()));
    }
  }

  /** What can be done now. */
  Text footer(Reader reader) {
    Optional<Reader.Stop> stop = reader.stop();
    if (stop.isPresent()) {
      return offer(stop.get());
    }
    if (!reader.finished()) {
      return Say.text(context, Tone.DIM, key("footer.more"));
    }
    Text.Builder text = Text.builder();
    for (String id : reader.lesson().exercises()) {
      shelf.exercises().all().stream()
          .filter(e -> e.id().equals(id))
          .findFirst()
          .ifPresent(exercise -> text.add(offer(exercise)));
    }
    Optional<Spine> after = shelf.after(reader.lesson().id());
    text.add(
        after
            .map(
                s ->
                    Say.text(
                        context,
                        Tone.DIM,
                        key("footer.next"),
                        reader.lesson().id(),
                        s.id(),
                        s.title()))
            .orElseGet(() -> Say.text(context, Tone.DIM, "footer.last", reader.lesson().id())));
    return text.build();
  }

  private Text offer(Exercise exercise) {
    boolean passed = context.workspace().progress().passed(exercise.id()).isPresent();
    return Say.text(
        context,
        Tone.DIM,
        passed ? "footer.passed" : "footer.exercise",
        exercise.id(),
        exercise.title());
  }

  private Text offer(Reader.Stop stop) {
    if (stop instanceof Reader.Stop.Question question) {
      return Say.text(context, Tone.DIM, key("footer.question"), Guess.wanted(question.card()));
    }
    return Say.text(context, Tone.DIM, key("footer.run"), ((Reader.Stop.Run) stop).example());
  }

  private Text waits(Reader.Stop stop) {
    if (stop instanceof Reader.Stop.Question question) {
      return Say.text(context, Tone.WARNING, key("waits.question"), Guess.wanted(question.card()));
    }
    return Say.text(context, Tone.WARNING, key("waits.run"), ((Reader.Stop.Run) stop).example());
  }

  private String key(String base) {
    return base + (context.front() == Front.PROMPT ? ".prompt" : ".line");
  }

  private Text problems(List<Problem> problems) {
    Text.Builder text = Text.builder();
    for (Problem problem : problems) {
      text.add(Say.wrapped(context, Line.of(Problems.words(context, problem), Tone.WARNING)));
    }
    return text.build();
  }
}
