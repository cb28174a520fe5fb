package loopbook.command;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import loopbook.course.Exercise;
import loopbook.example.Runner;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.lesson.Shelf;
import loopbook.progress.Workspace;
import loopbook.sandbox.IsolationLevel;
import loopbook.text.Look;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/** All that a command may use. One lives as long as a session. */
public final class Context implements AutoCloseable {
  private final Path home;
  private final Workspace workspace;
  private final Registry registry;
  private final Front front;
  private final Supplier<Look> look;
  private final Sink sink;
  private final Asker asker;
  private final Editor editor;
  private final Typist typist;
  private final Clock clock;
  private final Desk desk = new Desk();
  private final Runner runner;
  private final Supplier<Optional<Recording>> recording;
  private final Optional<Runnable> freshSession;
  private final Map<IsolationLevel, Judge> judges = new EnumMap<>(IsolationLevel.class);

  private Context(Builder made) {
    this.home = made.home;
    this.workspace = made.workspace;
    this.registry = made.registry;
    this.front = made.front;
    this.look = made.look;
    this.sink = Objects.requireNonNull(made.sink, "sink");
    this.asker = made.asker;
    this.editor = made.editor;
    this.typist = made.typist;
    this.clock = made.clock;
    this.runner = made.runner;
    this.recording = made.recording;
    this.freshSession = made.freshSession;
    desk.live(LiveSwitch.isChosen(workspace.progress()));
  }

  /**
   * @param home the checkout: lessons, exercises and jars are under it
   */
  public static Builder builder(Path home, Workspace workspace, Registry registry) {
    return new Builder(home, workspace, registry);
  }

  public Path home() {
    return home;
  }

  /** The course as it is on disk now. */
  public Shelf shelf() {
    return Shelf.open(home);
  }

  public Workspace workspace() {
    return workspace;
  }

  public Registry registry() {
    return registry;
  }

  public Front front() {
    return front;
  }

  /** How text appears at this moment; a terminal may change its width. */
  public Look look() {
    return look.get();
  }

  public Sink sink() {
    return sink;
  }

  public Asker asker() {
    return asker;
  }

  public Editor editor() {
    return editor;
  }

  /** Who types to a command that talks. */
  public Typist typist() {
    return typist;
  }

  public Clock clock() {
    return clock;
  }

  /** What runs examples. */
  public Runner runner() {
    return runner;
  }

  /** What checks the learner's own work; made when it is first asked for. */
  public Judge judge() {
    return judge(IsolationLevel.PROCESS);
  }

  /**
   * What checks at a level that is available; made when it is first asked for. At level 1 that is
   * the learner's own work, above it that of others.
   */
  public synchronized Judge judge(IsolationLevel level) {
    return judges.computeIfAbsent(
        level,
        l -> l == IsolationLevel.PROCESS ? new Judge(Jars.of(home)) : new Judge(Jars.of(home), l));
  }

  /** Gets the judge ready in the background for an exercise that is likely to be checked soon. */
  void expect(Exercise exercise) {
    if (front == Front.PROMPT) {
      Thread thread = new Thread(() -> judge().warmUp(exercise), "judge warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Ends what the session has started: roles of the last run, processes of the judge. */
  @Override
  public synchronized void close() {
    runner.close();
    judges.values().forEach(Judge::close);
    judges.clear();
  }

  /** Begins the learner's own session anew; empty where there is none. */
  public Optional<Runnable> freshSession() {
    return freshSession;
  }

  /** What the sockets of the learner's own session do; empty where there is no such session. */
  public Optional<Recording> recording() {
    return recording.get();
  }

  /** The time. */
  public Instant now() {
    return clock.instant();
  }

  public Desk desk() {
    return desk;
  }

  /** Collects what a front end has; what it leaves out is as on a command line without terminal. */
  public static final class Builder {
    private final Path home;
    private final Workspace workspace;
    private final Registry registry;
    private Front front = Front.LINE;
    private Supplier<Look> look = () -> Look.plain(Look.USUAL);
    private @Nullable Sink sink;
    private Asker asker = Asker.NOBODY;
    private Editor editor = Editor.NONE;
    private Typist typist = Typist.NOBODY;
    private Clock clock = Clock.systemUTC();
    private Runner runner = new Runner();
    private Supplier<Optional<Recording>> recording = Optional::empty;
    private Optional<Runnable> freshSession = Optional.empty();

    private Builder(Path home, Workspace workspace, Registry registry) {
      this.home = home;
      this.workspace = workspace;
      this.registry = registry;
    }

    public Builder front(Front given) {
      front = given;
      return this;
    }

    public Builder look(Supplier<Look> given) {
      look = given;
      return this;
    }

    public Builder sink(Sink given) {
      sink = given;
      return this;
    }

    public Builder asker(Asker given) {
      asker = given;
      return this;
    }

    public Builder editor(Editor given) {
      editor = given;
      return this;
    }

    public Builder typist(Typist given) {
      typist = given;
      return this;
    }

    public Builder clock(Clock given) {
      clock = given;
      return this;
    }

    public Builder freshSession(Runnable given) {
      freshSession = Optional.of(given);
      return this;
    }

    public Builder runner(Runner given) {
      runner = given;
      return this;
    }

    /** The learner's own session, as it is at the moment of asking. */
    public Builder recording(Supplier<Optional<Recording>> given) {
      recording = given;
      return this;
    }

    public Context build() {
      return new Context(this);
    }
  }
}
