package loopbook.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Example;
import loopbook.course.Voice;
import loopbook.example.Dial;
import loopbook.example.Dialled;
import loopbook.example.Listener;
import loopbook.example.Run;
import loopbook.example.Runner;
import loopbook.example.Tried;
import loopbook.peer.Manner;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import loopbook.wire.Event;

/** Runs examples with a peer between their roles, and tells what that changed. */
final class Encounter {
  /** How much longer than usual a run may take where many are made. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final int NAME = 11;
  private static final int NARROW = 60;

  private final Context context;

  Encounter(Context context) {
    this.context = context;
  }

  Result run(List<loopbook.command.Run.Pick> picks, List<Manner> peers)
      throws InterruptedException {
    Status status = Status.DONE;
    for (loopbook.command.Run.Pick pick : picks) {
      status = status.and(run(pick, peers));
      boolean stop = Thread.interrupted();
      if (status == Status.INTERRUPTED) {
        break; // and said so
      }
      if (stop) {
        throw new InterruptedException("stopped by the user");
      }
    }
    return Result.of(status, Text.EMPTY);
  }

  private Status run(loopbook.command.Run.Pick pick, List<Manner> peers) {
    Example example = pick.example();
    new Rehearsal(context).heading(pick.lesson(), example);
    if (example.voices().size() < 2) {
      return refused("encounter.alone", example);
    }
    passing(Say.get("encounter.usual", example.key()));
    Tried tried = play(example, new Dial(Manner.PLAIN, Map.of()), Listener.NONE, Optional.empty());
    if (tried instanceof Tried.Skipped lacking) {
      lacking.reasons().values().forEach(why -> say(Tone.WARNING, "encounter.lacks", why));
      return Status.DONE;
    }
    Run usual = ((Tried.Ran) tried).run();
    if (usual.end() == Run.End.STOPPED) {
      return stopped();
    }
    if (usual.peer().filter(Dialled::wasCalled).isEmpty()) {
      return refused(cannot(usual), example);
    }
    return peers.size() == 1 ? one(usual, peers.get(0)) : several(usual, peers);
  }

  /** Why no peer could stand between the roles. */
  private static String cannot(Run usual) {
    boolean datagrams = usual.events().stream().anyMatch(e -> e.kind() == Event.Kind.DATAGRAM_SEND);
    boolean unix =
        usual.events().stream()
            .anyMatch(e -> e.at().local() instanceof java.net.UnixDomainSocketAddress);
    return datagrams ? "encounter.datagrams" : unix ? "encounter.unix" : "encounter.noport";
  }

  private Status one(Run usual, Manner manner) {
    Example example = usual.example();
    say(Tone.DIM, "encounter.one", manner, Zoo.what(manner));
    List<String> parties = Kept.parties(example, Optional.of(manner.name()));
    Listener shown = new Capped(context, new Chorus(context, example.voices(), parties));
    Run run = met(usual, manner, shown, Optional.empty());
    new Rehearsal(context).over(run);
    keep(run);
    context.sink().text(Views.wire(context, Kept.of(run)));
    if (run.end() == Run.End.STOPPED) {
      return stopped();
    }
    context.sink().line(Line.EMPTY);
    context.sink().text(row(run, usual));
    if (!isUsual(usual, usual)) {
      say(Tone.WARNING, "encounter.opaque", Manner.PLAIN);
    }
    return Status.DONE;
  }

  private Status several(Run usual, List<Manner> manners) {
    Duration shorter = limit(usual);
    int count = 0;
    int same = 0;
    boolean timedOut = false;
    for (Manner manner : manners) {
      count++;
      passing(Say.get("encounter.passing", manner, count, manners.size()));
      Run run = met(usual, manner, Listener.NONE, Optional.of(shorter));
      if (run.end() == Run.End.STOPPED) {
        return stopped();
      }
      keep(run);
      context.sink().text(row(run, usual));
      same += isUsual(run, usual) ? 1 : 0;
      timedOut |= run.end() == Run.End.LIMIT;
    }
    context.sink().line(Line.EMPTY);
    if (!isUsual(usual, usual)) {
      say(Tone.WARNING, "encounter.opaque", Manner.PLAIN);
    }
    say(Tone.PLAIN, "encounter.count", count, same);
    if (timedOut) {
      say(
          Tone.PLAIN,
          "encounter.limit",
          String.format(Locale.ROOT, "%.1f", shorter.toMillis() / 1000.0));
    }
    say(Tone.PLAIN, "encounter.again", usual.example().key());
    return Status.DONE;
  }

  /** From the first thing that usually happens to the last, and some patience. */
  private static Duration limit(Run usual) {
    long first = usual.events().stream().mapToLong(Event::start).min().orElse(0);
    long last = usual.events().stream().mapToLong(Event::end).max().orElse(0);
    Duration limit = Duration.ofNanos(last - first).plus(PATIENCE);
    Duration own = usual.example().limit();
    return limit.compareTo(own) < 0 ? limit : own;
  }

  private Run met(Run usual, Manner manner, Listener listener, Optional<Duration> limit) {
    Dial dial = new Dial(manner, usual.peer().map(Dialled::came).orElse(Map.of()));
    return ((Tried.Ran) play(usual.example(), dial, listener, limit)).run();
  }

  private Tried play(Example example, Dial dial, Listener listener, Optional<Duration> limit) {
    return context
        .runner()
        .run(
            example,
            listener,
            new Runner.Options(Map.of(), Optional.empty(), limit, Optional.of(dial)));
  }

  private void keep(Run run) {
    context.desk().lastRun(Kept.of(run));
    Kept.keep(context, Kept.of(run));
  }

  private static boolean isUsual(Run run, Run usual) {
    Fate fate = new Fate(run, usual);
    return run.example().voices().stream().allMatch(v -> fate.of(v.role()).isEmpty());
  }

  /** The peer, and below each other what every role did that did otherwise. */
  private Text row(Run run, Run usual) {
    int width = context.look().width();
    boolean narrow = width < NARROW;
    String peer = run.peer().map(Dialled::party).orElse("");
    List<String> parties = Kept.parties(run.example(), Optional.of(peer));
    Line name = Line.of(peer, Tone.party(1)).pad(narrow ? 2 : NAME);
    Text.Builder text = Text.builder();
    if (isUsual(run, usual)) {
      Line line = Line.of(context.look().of(Glyph.TICK) + " ", Tone.GOOD);
      return text.add(
              Wrap.wrap(
                  line.append(Say.get("fate.same")),
                  width,
                  narrow ? name.append(" ") : name,
                  pad(2)))
          .build();
    }
    if (narrow) {
      text.line(name);
    }
    int longest = run.example().voices().stream().mapToInt(v -> v.role().length()).max().orElse(0);
    Fate fate = new Fate(run, usual);
    boolean first = !narrow;
    for (Voice voice : run.example().voices()) {
      Line role = Line.of(voice.role(), Tone.party(parties.indexOf(voice.role())));
      for (Line each : fate.of(voice.role())) {
        Line indent = first ? name : pad(narrow ? 2 : NAME);
        Line bar = Line.of(" " + context.look().of(Glyph.VERTICAL) + " ", Tone.DIM);
        Line head = indent.append(role.padLeft(longest)).append(bar);
        Line next = pad(indent.width() + longest).append(bar);
        text.add(Wrap.wrap(each, width, head, next));
        role = Line.EMPTY;
        first = false;
      }
    }
    return text.build();
  }

  private static Line pad(int columns) {
    return Line.of(" ".repeat(columns));
  }

  private Status refused(String key, Example example) {
    say(Tone.WARNING, key, example.key());
    return Status.USAGE;
  }

  private Status stopped() {
    say(Tone.WARNING, "run.stopped");
    return Status.INTERRUPTED;
  }

  private void passing(String text) {
    context.sink().passing(Line.of(text));
  }

  private void say(Tone tone, String key, Object... values) {
    context.sink().text(Say.text(context, tone, key, values));
  }
}
