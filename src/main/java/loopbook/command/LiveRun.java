package loopbook.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import loopbook.course.Example;
import loopbook.course.Voice;
import loopbook.example.Keyboard;
import loopbook.example.Listener;
import loopbook.example.Outlet;
import loopbook.example.RoleRun;
import loopbook.example.Runner;
import loopbook.example.Tried;
import loopbook.text.Line;
import loopbook.text.Tone;
import loopbook.wire.Recording;
import loopbook.wire.view.LiveView;
import org.jspecify.annotations.Nullable;

/**
 * A run of which the reader is a part: what its roles read is typed now, and each thing that goes
 * over the wire is shown as it happens.
 */
final class LiveRun implements Listener {
  /** For one who types; a script has the example's own limit. */
  private static final Duration LIMIT = Duration.ofHours(1);

  /** So long it is waited whether the role that was typed for reads on. */
  private static final Duration GRACE = Duration.ofMillis(150);

  private static final long JOIN_MILLIS = 1000;

  private final Context context;
  private final Example example;
  private final Chorus chorus;
  private final Map<String, Keyboard> keyboards = new LinkedHashMap<>();

  /** Roles that read and wait for what is typed. */
  private final Set<String> wanting = new LinkedHashSet<>();

  private String speaker = "";
  private boolean over;
  private volatile @Nullable LiveFeed feed;

  LiveRun(Context context, Example example) {
    this.context = context;
    this.example = example;
    this.chorus = new Chorus(context, example.voices());
    example.voices().forEach(voice -> keyboards.put(voice.role(), new Keyboard()));
  }

  /** Until all roles have ended, or Ctrl-C. */
  Tried run() {
    Thread typing = new Thread(this::type, "typing");
    typing.setDaemon(true);
    typing.start();
    boolean person = context.typist().isPerson();
    try {
      Optional<Duration> limit = person ? Optional.of(LIMIT) : Optional.empty();
      return context
          .runner()
          .run(example, this, new Runner.Options(keyboards, Optional.empty(), limit));
    } finally {
      synchronized (this) {
        over = true;
        notifyAll();
      }
      if (person) {
        end(typing);
      }
      LiveFeed shown = feed;
      if (shown != null) {
        shown.close();
      }
    }
  }

  /** The terminal must be free again before anything else is typed. */
  private static void end(Thread typing) {
    boolean interrupted = Thread.interrupted();
    typing.interrupt();
    try {
      typing.join(JOIN_MILLIS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- typing

  private void type() {
    try {
      for (String role = next(); !role.isEmpty(); role = next()) {
        Optional<String> typed = context.typist().line(asking(role));
        if (typed.isPresent()) {
          for (String line : typed.get().split("\n", -1)) {
            typed(role, line);
          }
        } else if (context.typist().isPerson()) {
          keyboard(role).end();
        } else {
          keyboards.values().forEach(Keyboard::end);
        }
      }
    } catch (InterruptedException stop) {
      stop();
    }
  }

  private synchronized void stop() {
    if (!over) {
      context.runner().stop();
    }
  }

  /** The role to be typed for: the one before, if it reads on; "" when the run is over. */
  private synchronized String next() throws InterruptedException {
    long end = System.nanoTime() + GRACE.toNanos();
    while (!over) {
      boolean any = !wanting.isEmpty();
      long left = end - System.nanoTime();
      if (any && (speaker.isEmpty() || wanting.contains(speaker) || left <= 0)) {
        speaker = wanting.contains(speaker) ? speaker : wanting.iterator().next();
        return speaker;
      }
      if (any) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } else {
        wait();
      }
    }
    return "";
  }

  private void typed(String role, String line) {
    if (line.startsWith(":") && keyboards.containsKey(line.substring(1).strip())) {
      turnTo(line.substring(1).strip());
    } else {
      String now = current(role);
      synchronized (this) {
        wanting.remove(now); // until it says so again
      }
      keyboard(now).type(line + "\n");
    }
  }

  private synchronized void turnTo(String role) {
    speaker = role;
    if (!wanting.contains(role)) {
      context.sink().text(Say.text(context, Tone.DIM, "run.live.busy", role));
    }
  }

  private synchronized String current(String role) {
    return speaker.isEmpty() ? role : speaker;
  }

  private Keyboard keyboard(String role) {
    Keyboard keyboard = keyboards.get(role);
    if (keyboard == null) {
      throw new IllegalArgumentException(role);
    }
    return keyboard;
  }

  private Typist.Asking asking(String role) {
    List<String> roles = List.copyOf(keyboards.keySet());
    List<Candidate> others =
        roles.stream()
            .filter(other -> !other.equals(role))
            .map(other -> new Candidate(":" + other, Say.get("run.live.other", other)))
            .toList();
    Line name = Line.of(role, Tone.party(roles.indexOf(role)));
    String more = others.isEmpty() ? "" : " | " + others.get(0).word();
    return new Typist.Asking(
        name.append("> ", Tone.DIM),
        Line.of(Say.get("run.live.name"), Tone.STRONG)
            .append(Say.get("run.live.keys", role, more), Tone.DIM),
        others);
  }

  // ---- what happens

  @Override
  public void begins(Recording recording) {
    List<String> roles = example.voices().stream().map(Voice::role).toList();
    feed =
        new LiveFeed(
            context,
            recording,
            new LiveView(roles, roles.size() == 1 ? roles.get(0) : ""),
            UnaryOperator.identity(),
            () -> true);
  }

  @Override
  public void printed(String role, Outlet.Stream stream, String text) {
    LiveFeed shown = feed;
    if (shown != null) {
      shown.flush(); // what it prints comes of what has happened
    }
    chorus.printed(role, stream, text);
  }

  @Override
  public void wantsInput(String role, boolean wants) {
    chorus.wantsInput(role, wants);
    synchronized (this) {
      if (wants) {
        wanting.add(role);
      } else {
        wanting.remove(role);
      }
      notifyAll();
    }
  }

  @Override
  public void ended(RoleRun role) {
    chorus.ended(role);
  }
}
