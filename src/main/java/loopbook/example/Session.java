package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import loopbook.wire.Scope;
import loopbook.wire.Stuck;
import org.jspecify.annotations.Nullable;

/**
 * Java that lives: what was declared stays, and each text runs in it statement by statement. One
 * text at a time; {@link #stop} and the streams can be used from any thread.
 */
public final class Session implements AutoCloseable {
  private final SnippetLoader loader;
  private final ThreadGroup threads;
  private final JShell jshell;
  private final SourceCodeAnalysis analysis;
  private final CompilerLock compiler = new CompilerLock();
  private final Holdings holdings;
  private final Provenance provenance;
  private final Evaluation evaluation;
  private final Printed printed;
  private final Object evaluating = new Object();

  private volatile Part part = Part.NOBODY;
  private volatile @Nullable Turn turn;
  private volatile @Nullable Turn latest;
  private volatile @Nullable Stage stage;
  private volatile Stopwatch watch = Stopwatch.unread();
  private final List<Turn> abandoned = new ArrayList<>();
  private int inputs;
  private volatile boolean closed;

  Session() {
    this.threads = new ThreadGroup("session");
    this.loader = new SnippetLoader(this);
    this.provenance = new Provenance();
    this.printed = new Printed(provenance::frame);
    this.jshell =
        JShell.builder()
            .executionEngine(Engine.provider(this), Map.of())
            .fileManager(LabJar::asClassPath)
            .build();
    this.analysis = jshell.sourceCodeAnalysis();
    this.evaluation = new Evaluation(jshell, analysis, provenance, this::stopping);
    this.holdings = new Holdings(jshell);
    Imports.ALL.forEach(name -> jshell.eval("import " + name + ";"));
    Streams.install();
  }

  /** Who types at the learner's own prompt, as parties are called. */
  public static final String YOU = "you";

  /**
   * The learner's own session. Where this JVM's sockets cannot be watched it works all the same,
   * but a text that waits in a socket cannot be stopped then.
   */
  public static Session prompt(Outlet outlet, Keyboard keyboard) {
    Session session = Spares.take();
    @Nullable Recording recording = Recorder.missing().isPresent() ? null : TypedLines.record(YOU);
    session.play(new Part(YOU, n -> "[" + n + "]", outlet, keyboard, recording, Stopping.BLOCKING));
    return session;
  }

  /** Gives the session its part; before its first text. */
  void play(Part given) {
    part = given;
  }

  void play(Part given, Stage where, Stopwatch time) {
    stage = where;
    watch = time;
    part = given;
  }

  /** The time of the run that it takes part in; one that nobody reads at the prompt. */
  Stopwatch watch() {
    return watch;
  }

  /** The run that it takes part in; null at the prompt. */
  @Nullable Stage stage() {
    return stage;
  }

  /** Whose sockets it opens: a role's name, or {@code you}. */
  public String party() {
    return part.party();
  }

  /** What its programs read from {@code System.in}. */
  public Keyboard keyboard() {
    return part.keyboard();
  }

  /** What the sockets did that its code opened; empty where nothing can be recorded. */
  public Optional<Recording> recording() {
    return Optional.ofNullable(part.recording());
  }

  /** Runs a text, statement by statement, until one fails, and says what became of each. */
  public Reply eval(String text) {
    synchronized (evaluating) {
      Streams.install();
      settle();
      inputs++;
      Turn now = new Turn(this, threads, part.party().isEmpty() ? "session" : part.party());
      turn = now;
      latest = now;
      now.begin();
      watch.compiles();
      try {
        String label = part.label().apply(inputs);
        return compiler.hold(() -> new Reply(evaluation.run(now, text, label)));
      } finally {
        watch.runs();
        now.end();
        printed.flush(part.outlet());
        turn = null;
      }
    }
  }

  /** Does the first evaluation, which is slow, before anybody waits for it. */
  void warm() {
    var unused =
        apart(
            "warm",
            () -> {
              List<SnippetEvent> made = compiler.hold(() -> jshell.eval("int warm = 1;"));
              made.forEach(event -> jshell.drop(event.snippet()));
              return made;
            });
  }

  /** Does what is slow at the first completion, best on a thread of its own. */
  public void warmUp() {
    assist().completions("Socke", 5);
    assist().documentation("System.exit(", 12);
  }

  // --- stopping

  private @Nullable Stop stopper;

  /**
   * Ends the text that is running, if one is. Returns at once; {@link #eval} returns within half a
   * second. What was declared before stays.
   */
  public void stop() {
    Turn now = turn;
    if (now != null) {
      synchronized (now) {
        if (!now.isStopped()) {
          stopper = Stop.begin(now, part, this::held, observed(now));
        }
      }
    }
  }

  /** Ends the threads that its last text has left behind, and names those that cannot be ended. */
  List<Held> sweep() {
    Turn last = latest;
    if (last == null || turn != null || last.threads().isEmpty()) {
      return List.of();
    }
    List<Held> givenUp = Stop.begin(last, part, this::held, List.of()).await().givenUp();
    synchronized (evaluating) {
      if (!givenUp.isEmpty()) {
        abandoned.add(last);
      }
    }
    return givenUp;
  }

  private Outcome stopping(Turn now) {
    Stop stop;
    synchronized (now) {
      stop = stopper;
    }
    if (stop == null) {
      return Outcome.Stopped.AT_ONCE;
    }
    Outcome.Stopped stopped = stop.await();
    if (!stopped.givenUp().isEmpty()) {
      abandoned.add(now);
    }
    stopper = null;
    return stopped;
  }

  /** Lowers the guard once the last thread that was given up has ended after all. */
  private void settle() {
    abandoned.removeIf(t -> t.threads().isEmpty());
    if (abandoned.isEmpty()) {
      loader.guard().lower();
    }
  }

  // --- what the engine asks

  SnippetLoader loader() {
    return loader;
  }

  Guard guard() {
    return loader.guard();
  }

  Turn turn() {
    Turn now = turn;
    if (now == null) {
      throw new IllegalStateException("no text is running");
    }
    return now;
  }

  Scope enter() {
    Recording recording = part.recording();
    return recording == null ? () -> {} : recording.enter(part.party());
  }

  void loading(String type) {
    provenance.loading(type);
  }

  /** A snippet's code is about to run: finds out where it was typed. */
  void about(String type) {
    learn();
  }

  void threw(Throwable failure) {
    evaluation.threw(failure);
  }

  private void learn() {
    provenance.learn(jshell, analysis);
  }

  Optional<Frame> frame(String type, String method, int line) {
    return provenance.frame(type, method, line);
  }

  /** What a thread does now. */
  Held held(Thread thread) {
    return provenance.held(thread, waits());
  }

  private List<Stuck> waits() {
    Recording recording = part.recording();
    return recording == null ? List.of() : recording.stuck();
  }

  /** What its text does now: the thread that runs it, then those that it started. */
  List<Held> observe(List<Stuck> waits) {
    Turn last = latest;
    return last == null ? List.of() : provenance.observe(last, waits);
  }

  /** Where the learner's own text is when it is stopped; a role's run looks for itself. */
  private List<Held> observed(Turn now) {
    boolean asked = part.stopping() == Stopping.BLOCKING && now.exit() == null && !closed;
    return asked ? provenance.observe(now, waits()) : List.of();
  }

  void print(Outlet.Stream stream, byte[] bytes, int from, int count) {
    printed.print(part.outlet(), stream, bytes, from, count);
  }

  void uncaught(Thread thread, Throwable failure) {
    Thrown what = provenance.describe(failure);
    part.outlet().print(Outlet.Stream.ERR, what.uncaughtIn(thread.getName()));
  }

  // --- what is in it

  /** The variables, in the order in which they were declared. */
  public List<Variable> variables() {
    return guarded("variables", holdings::variables);
  }

  /** One variable. */
  public Optional<Variable> variable(String name) {
    return guarded("variables", () -> holdings.variable(name));
  }

  /** The classes and methods that were declared. */
  public List<Declaration> declarations() {
    return holdings.declarations();
  }

  /** Runs the learner's {@code toString}, perhaps, which may be stopped and may last too long. */
  private <T> T guarded(String name, Supplier<T> look) {
    return apart(
        name,
        () -> {
          var deadline = Deadlines.after(Stop.PATIENCE, this::stop);
          T found = look.get();
          deadline.cancel(false);
          return found;
        });
  }

  /** What runs code without a text of the learner's. */
  private <T> T apart(String name, Supplier<T> body) {
    synchronized (evaluating) {
      Turn now = new Turn(this, threads, name);
      turn = now;
      try {
        return body.get();
      } finally {
        now.end();
        turn = null;
        settle();
      }
    }
  }

  /** Help with typing Java into this session; there is none while a text runs. */
  public Assist assist() {
    return new Assist(analysis, compiler, () -> turn != null);
  }

  /** The threads of its last text that live, as far as they can be known. */
  List<Thread> threads() {
    Turn last = latest;
    return last == null ? List.of() : last.threads();
  }

  /** Those that go on although their text has come to an end. */
  List<Thread> alive() {
    return turn == null ? threads() : List.of();
  }

  /** What those do. */
  List<Held> leftThreads() {
    return alive().stream().map(this::held).toList();
  }

  /** Whether nothing of it is to go on, whichever text started it. */
  boolean isClosed() {
    return closed;
  }

  /**
   * Ends what runs, the threads of all its texts too, and lets go of everything. What a role has
   * open is closed with its run, what the learner has open is closed here.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop();
    guard().raise();
    Thread[] room = new Thread[threads.activeCount() + 16];
    int n = threads.enumerate(room, true);
    for (int i = 0; i < n; i++) {
      room[i].interrupt();
    }
    jshell.close();
    Recording recording = part.recording();
    if (part.stopping() == Stopping.BLOCKING && recording != null) {
      recording.closeOpenSockets();
      recording.close();
    }
  }
}
