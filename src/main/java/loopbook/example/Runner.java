package loopbook.example;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import loopbook.course.Example;
import loopbook.course.Need;
import loopbook.course.Voice;
import loopbook.wire.BlockedCall;
import loopbook.wire.Event;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import loopbook.wire.Stuck;
import org.jspecify.annotations.Nullable;

/**
 * Runs examples, one at a time: its roles one after another, each in a session of its own on its
 * own thread; the next starts when the one before is heard of on the network or has ended.
 */
public final class Runner implements AutoCloseable {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean stopRequested;
  private List<Session> previous = List.of();

  /**
   * How to run it.
   *
   * @param keyboards what roles read instead of the lesson's input
   * @param scratch a folder to run in, which is kept; else one is made and deleted
   * @param limit instead of the example's own
   * @param peer who stands between the roles
   */
  public record Options(
      Map<String, Keyboard> keyboards,
      Optional<Path> scratch,
      Optional<Duration> limit,
      Optional<Dial> peer) {
    /** As the lesson says. */
    public static final Options NONE = new Options(Map.of(), Optional.empty(), Optional.empty());

    public Options(
        Map<String, Keyboard> keyboards, Optional<Path> scratch, Optional<Duration> limit) {
      this(keyboards, scratch, limit, Optional.empty());
    }

    public Options {
      keyboards = Map.copyOf(keyboards);
    }
  }

  /** Why nothing can be run in this JVM, in words for a person; empty if it can. */
  public static Optional<String> missing() {
    return Recorder.missing();
  }

  /** Gets ready in the background, so that the first run is as fast as a later one. */
  public static void prepare(int roles) {
    Spares.prepare(roles);
  }

  public Tried run(Example example, Listener listener) {
    return run(example, listener, Options.NONE);
  }

  /**
   * Runs an example to its end or its limit.
   *
   * @throws IllegalStateException with {@link #missing} as its message
   */
  public Tried run(Example example, Listener listener, Options options) {
    Map<Need, String> lacking = Needs.missing(example.needs());
    if (!lacking.isEmpty()) {
      return new Tried.Skipped(example, lacking);
    }
    stopRequested = false;
    ONE_AT_A_TIME.lock();
    try (Scratch scratch = Scratch.open(example, options.scratch())) {
      close();
      return new Tried.Ran(perform(example, listener, options, scratch.folder()));
    } catch (IOException e) {
      throw new IllegalStateException("the run's folder cannot be written: " + e.getMessage(), e);
    } finally {
      ONE_AT_A_TIME.unlock();
      Spares.prepare(Math.max(2, example.voices().size()));
      Spares.tidy();
    }
  }

  /** Ends the run that is under way, if one is; {@link #run} returns within half a second. */
  public void stop() {
    stopRequested = true;
    signal();
  }

  /** Lets go of the roles of the last run; their values can no longer be asked for. */
  @Override
  public void close() {
    previous.forEach(Session::close);
    previous = List.of();
  }

  private Run perform(Example example, Listener listener, Options options, Path folder) {
    Recording recording = TypedLines.record(example.key().toString());
    Optional<Detour> detour = options.peer().map(peer -> Detour.begin(peer, recording));
    try {
      return perform(example, listener, options, folder, recording, detour);
    } finally {
      detour.ifPresent(Detour::close);
      recording.closeOpenSockets();
      recording.close();
    }
  }

  private Run perform(
      Example example,
      Listener listener,
      Options options,
      Path folder,
      Recording recording,
      Optional<Detour> detour) {
    Map<String, Act> acts = new LinkedHashMap<>();
    example.voices().forEach(v -> acts.put(v.role(), new Act(v, listener)));
    Stage stage =
        new Stage(
            List.copyOf(acts.keySet()), recording, folder, role -> isOver(acts.get(role)), detour);
    listener.begins(recording);
    recording.onEvent(
        event -> {
          opensTheWay(acts, event);
          listener.happened(event);
        });
    Stopwatch watch = new Stopwatch(System::nanoTime, this::signal);
    watch.compiles(); // getting sessions ready does not count either
    for (Voice voice : example.voices()) {
      Keyboard keyboard = keyboard(voice, options, listener);
      Act act = acts.get(voice.role());
      if (act != null) {
        act.begin(a -> part(a, keyboard, recording), stage, watch, this::signal);
      }
    }
    List<Act> all = List.copyOf(acts.values());
    all.forEach(Act::session);
    previous = all.stream().map(Act::session).toList();
    long start = System.nanoTime();
    watch.runs();
    Run.End end = follow(all, recording, watch, options.limit().orElse(example.limit()));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    List<BlockedCall> blocked = recording.blocked();
    List<Act> stopped = end == Run.End.ENDED ? List.of() : all.stream().filter(this::runs).toList();
    List<Stuck> stuck = stopped.isEmpty() ? List.of() : recording.stuck();
    stopped.forEach(act -> act.observe(stuck));
    stopped.forEach(Act::silence);
    if (end == Run.End.ENDED) {
      detour.ifPresent(Detour::settle);
    }
    detour.ifPresent(Detour::stopped);
    stopped.forEach(act -> recording.stopped(act.role()));
    stopped.forEach(Act::stop);
    all.stream().filter(a -> !a.wasCalled()).forEach(Act::cancel);
    all.forEach(Act::join);
    detour.ifPresent(Detour::close);
    recording.finish();
    List<Leftover> leftovers = new ArrayList<>();
    events(recording, detour).stream()
        .filter(e -> e.kind() == Event.Kind.LEFT_OPEN)
        .forEach(e -> leftovers.add(Leftover.of(e)));
    List<RoleRun> roles = sweep(all, recording, leftovers);
    stage.finish();
    roles.forEach(listener::ended);
    return new Run(
        example,
        roles,
        events(recording, detour),
        tables(recording, recording::states),
        tables(recording, recording::datagramStates),
        recording.moments(),
        blocked,
        end,
        took,
        leftovers,
        stage.ports(),
        detour.map(Detour::dialled),
        (role, name) -> value(acts.get(role), name));
  }

  private static Part part(Act act, Keyboard keyboard, Recording recording) {
    return new Part(act.role(), n -> act.role(), act::print, keyboard, recording, Stopping.ALL);
  }

  private static Keyboard keyboard(Voice voice, Options options, Listener listener) {
    @Nullable Keyboard live = options.keyboards().get(voice.role());
    if (live == null) {
      return Keyboard.of(voice.input());
    }
    live.onWanted(wants -> listener.wantsInput(voice.role(), wants));
    return live;
  }

  private static boolean isOver(@Nullable Act act) {
    return act == null || act.isOver();
  }

  private boolean runs(Act act) {
    return act.wasCalled() && (!act.isOver() || Idle.isBusy(act.session()));
  }

  private void opensTheWay(Map<String, Act> acts, Event event) {
    boolean heardOf =
        switch (event.kind()) {
          case LISTEN, BIND, CONNECT -> true;
          default -> false;
        };
    @Nullable Act act = acts.get(event.party());
    if (heardOf && act != null) {
      act.ready();
      signal();
    }
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Gives each role its cue and waits until all is over, the limit has passed, or stop. */
  private Run.End follow(List<Act> all, Recording recording, Stopwatch watch, Duration limit) {
    Idle idle = new Idle(recording);
    lock.lock();
    try {
      while (true) {
        callNext(all);
        if (stopRequested) {
          return Run.End.STOPPED;
        }
        long left = watch.left(limit);
        if (left <= 0) {
          return Run.End.LIMIT;
        }
        boolean played = all.stream().allMatch(Act::isOver);
        if (played && idle.isSettled(all.stream().map(Act::session).toList())) {
          return Run.End.ENDED;
        }
        changed.await(played ? Math.min(left, Idle.PAUSE) : left, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Run.End.STOPPED;
    } finally {
      lock.unlock();
    }
  }

  private static void callNext(List<Act> all) {
    for (Act act : all) {
      if (!act.wasCalled()) {
        act.call();
      }
      if (!act.isReady()) {
        return;
      }
    }
  }

  /** Ends the threads that are left and closes the sockets; then tells how each role ended. */
  private static List<RoleRun> sweep(List<Act> all, Recording recording, List<Leftover> leftovers) {
    Map<Act, List<Held>> left = new LinkedHashMap<>();
    for (Act act : all) {
      if (act.wasCalled()) {
        Session session = act.session();
        session
            .leftThreads()
            .forEach(
                held ->
                    leftovers.add(
                        new Leftover(
                            act.role(),
                            Leftover.Kind.THREAD,
                            held.thread(),
                            held.where().map(Frame::toString).orElse(""))));
        left.put(act, session.sweep());
      }
    }
    recording.closeOpenSockets();
    List<RoleRun> roles = new ArrayList<>();
    left.forEach((act, held) -> roles.add(act.result(held)));
    return roles;
  }

  private static List<Event> events(Recording recording, Optional<Detour> detour) {
    List<Event> all = recording.events();
    return detour.map(d -> all.stream().filter(e -> !d.isClearing(e)).toList()).orElse(all);
  }

  private static <R> Map<String, List<R>> tables(
      Recording recording, Function<String, Optional<List<R>>> table) {
    Map<String, List<R>> found = new LinkedHashMap<>();
    recording.moments().forEach(m -> table.apply(m).ifPresent(rows -> found.put(m, rows)));
    return found;
  }

  private static Optional<Variable> value(@Nullable Act act, String name) {
    return act == null ? Optional.empty() : act.session().variable(name);
  }
}
