package loopbook.judge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import loopbook.course.Exercise;
import loopbook.judge.trial.Guest;
import loopbook.judge.trial.Partner;
import loopbook.sandbox.IsolationLevel;
import loopbook.sandbox.Launch;
import loopbook.sandbox.Limits;

/**
 * Checks submissions: compiles them, runs the visible and hidden tests against them in child
 * processes, and gives a verdict. Safe for several threads. Keep one, for what it warms up.
 */
public final class Judge implements AutoCloseable {
  /** The seed of what tests vary, where nobody asks for another one. */
  public static final long USUAL_SEED = 0;

  private static final int SPARE = 2;

  /** The compiler takes half as long when it has worked a few times. */
  private static final int COMPILED_AHEAD = 5;

  private static final Duration TALK = Duration.ofHours(1);

  private final Compiler compiler = new Compiler();
  private final Tests tests = new Tests();
  private final Pool pool;
  private final Optional<Chambers> chambers;
  private final IsolationLevel level;
  private final Jars jars;
  private final Pack visible;
  private final Optional<Pack> answers;
  private final Map<Path, Shape> shapes = new ConcurrentHashMap<>();

  /** A judge with the standard limits for a learner's own programs, at level 1. */
  public Judge(Jars jars) {
    this(jars, Limits.STANDARD, IsolationLevel.PROCESS, false);
  }

  /** A judge with the standard limits, for submissions of others. */
  public Judge(Jars jars, IsolationLevel level) {
    this(jars, Limits.STANDARD, level);
  }

  /**
   * A judge that gives children these limits, for submissions of others.
   *
   * @param level at which tests are run; not above what is {@linkplain IsolationLevel#available
   *     available}. What is watched, or talked with, is a learner's own, and runs at level 1.
   */
  Judge(Jars jars, Limits limits, IsolationLevel level) {
    this(jars, limits, level, true);
  }

  private Judge(Jars jars, Limits limits, IsolationLevel level, boolean foreign) {
    this.jars = jars;
    this.level = level;
    boolean beside = level == IsolationLevel.PROCESS;
    chambers = beside ? Optional.empty() : Optional.of(new Chambers(jars, limits, level));
    pool =
        new Pool(
            beside && foreign
                ? Launch.foreign(jars.child(), limits)
                : Launch.of(jars.child(), limits),
            SPARE);
    visible = new Pack(jars.visible());
    answers = jars.answers().map(Pack::new);
  }

  /**
   * Why submissions of others cannot be judged at that level, though it is there: started by root,
   * below level 3 they run as another user, who has to be able to start our child. Empty if nothing
   * is in the way.
   */
  public static Optional<String> obstacle(Jars jars, IsolationLevel level) {
    if (level == IsolationLevel.FULL) {
      return Optional.empty();
    }
    List<Path> needed = new ArrayList<>(jars.besideChild());
    needed.add(jars.child());
    return Launch.obstacle(needed);
  }

  /** Does ahead what the first check would have to wait for: the compiler, JUnit, children. */
  public void warmUp(Exercise likely) {
    expected(likely);
    int tests = listed(likely).size();
    chambers.ifPresentOrElse(Chambers::prepare, () -> pool.prepare(tests));
    for (int i = 0; i < COMPILED_AHEAD; i++) {
      compiled(likely.starter());
    }
  }

  /** The checks that a result of this exercise must have, in the order in which they are listed. */
  public List<Expected> expectations(Exercise exercise) {
    return Tests.inTurn(listed(exercise)).stream()
        .map(test -> new Expected(test.name(), test.title(), test.hidden()))
        .toList();
  }

  /**
   * Checks one submission. Who is interrupted waits no longer: the check's processes are ended.
   *
   * @param submission the source file, or the folder with the source files
   */
  public Result check(Exercise exercise, Path submission) throws InterruptedException {
    return check(exercise, submission, USUAL_SEED, Progress.NONE);
  }

  /**
   * The same, telling how far it is.
   *
   * @param seed of what the tests vary: the same seed gives the same inputs
   */
  public Result check(Exercise exercise, Path submission, long seed, Progress progress)
      throws InterruptedException {
    return check(exercise, submission, seed, listed(exercise), progress);
  }

  /**
   * Runs the hidden checks up to that one, in the order of their results, and no more: enough to
   * know what a learner is told first.
   */
  Result checkUpTo(String last, Exercise exercise, Path submission) throws InterruptedException {
    List<Tests.Listed> wanted = new ArrayList<>();
    for (Tests.Listed test : Tests.inTurn(listed(exercise))) {
      if (test.hidden()) {
        wanted.add(test);
        if (test.name().equals(last)) {
          break;
        }
      }
    }
    return check(exercise, submission, USUAL_SEED, wanted, Progress.NONE);
  }

  /**
   * Runs one test once more to see what goes over the wire; empty if there is no such test (any
   * more).
   *
   * @param classes the compiled submission, as {@link Progress#compiled} told it
   * @param seed of what it varies
   * @param test its name
   */
  public Optional<Watched> watch(
      Exercise exercise, Map<String, byte[]> classes, long seed, String test, Progress progress)
      throws InterruptedException {
    List<Tests.Listed> listed =
        listed(exercise).stream().filter(t -> t.name().equals(test)).limit(1).toList();
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    Checking checking = new Checking(exercise.type(), seed, listed, tests, pool, progress);
    return Optional.of(
        checking.await(
            () -> {
              pool.expect(1);
              try {
                return checking.watch(classes, listed.get(0));
              } finally {
                pool.done();
              }
            }));
  }

  private Result check(
      Exercise exercise, Path submission, long seed, List<Tests.Listed> listed, Progress progress)
      throws InterruptedException {
    long start = System.nanoTime();
    Checking checking = new Checking(exercise.type(), seed, listed, tests, pool, progress);
    return checking.await(
        () -> {
          if (chambers.isPresent()) {
            return check(exercise, submission, checking, progress, start);
          }
          pool.expect(listed.size());
          try {
            return check(exercise, submission, checking, progress, start);
          } finally {
            pool.done();
          }
        });
  }

  private Result check(
      Exercise exercise, Path submission, Checking checking, Progress progress, long start) {
    long seed = checking.seed();
    List<String> notes = new ArrayList<>();
    Compilation compilation;
    try {
      List<Source> sources = sources(submission, exercise.type());
      for (Source source : sources) {
        notes.addAll(source.notes());
        notes.addAll(Disguise.ofText(source));
      }
      if (isStarter(exercise, sources)) {
        notes.add(Words.of("note.starter"));
      }
      compilation = compiler.compile(sources, false);
    } catch (Source.Unusable e) {
      return result(exercise, Verdict.MISSING, List.of(e.fault()), List.of(), notes, seed, start);
    }
    if (compilation instanceof Compilation.Failed failed) {
      return result(
          exercise, Verdict.COMPILE_ERROR, failed.faults(), List.of(), notes, seed, start);
    }
    Compilation.Done done = (Compilation.Done) compilation;
    notes.addAll(done.notes());
    List<Fault> missing =
        expected(exercise).missingIn(done.shape(), exercise.type(), exercise.type() + ".java");
    if (!missing.isEmpty()) {
      return result(exercise, Verdict.MISSING, missing, List.of(), notes, seed, start);
    }
    progress.compiled(done.classes());
    List<TestResult> results =
        chambers.isPresent()
            ? checking.run(order(exercise, checking, done.classes()), chambers.get())
            : checking.run(done.classes());
    return result(exercise, Verdict.ofAll(results), List.of(), results, notes, seed, start);
  }

  /**
   * Compiles a submission that a person wants to talk with.
   *
   * @param submission the source file, or the folder with the source files
   */
  public Solo prepare(Exercise exercise, Path submission) throws InterruptedException {
    try {
      Compilation compilation = compiler.compile(sources(submission, exercise.type()), false);
      if (!(compilation instanceof Compilation.Done done)) {
        return new Solo.Faulty(((Compilation.Failed) compilation).faults());
      }
      Shape expected = expected(exercise);
      List<Fault> missing =
          expected.missingIn(done.shape(), exercise.type(), exercise.type() + ".java");
      return missing.isEmpty()
          ? new Solo.Ready(exercise.type(), Entries.of(expected, exercise.type()), done.classes())
          : new Solo.Faulty(missing);
    } catch (Source.Unusable e) {
      return new Solo.Faulty(List.of(e.fault()));
    } catch (IllegalStateException broken) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped while compiling");
      }
      throw broken;
    }
  }

  /**
   * Starts a child for it, as a check would, but for as long as a person talks: at most an hour.
   *
   * @throws IOException if no process can be started
   */
  public Partner start(Solo.Ready ready) throws IOException, InterruptedException {
    Launch launch = Launch.of(jars.child(), Limits.STANDARD.within(TALK));
    return Partner.open(new Guest(launch.start()), ready.type(), ready.classes());
  }

  private Result result(
      Exercise exercise,
      Verdict verdict,
      List<Fault> faults,
      List<TestResult> results,
      List<String> notes,
      long seed,
      long start) {
    boolean hidden = answers.flatMap(p -> p.find(className(exercise, "Hidden"))).isPresent();
    List<String> all = new ArrayList<>(notes);
    if (!hidden) {
      all.add(Words.of("hidden.absent"));
    }
    return new Result(
        exercise.id(),
        verdict,
        faults,
        results,
        all,
        hidden,
        Duration.ofNanos(System.nanoTime() - start),
        level,
        seed,
        System.getProperty("java.version", ""));
  }

  private static Order order(Exercise exercise, Checking checking, Map<String, byte[]> classes) {
    Map<String, Boolean> tests = new LinkedHashMap<>();
    tests.put(className(exercise, "Visible"), false);
    tests.put(className(exercise, "Hidden"), true);
    return new Order(exercise.type(), checking.seed(), tests, checking.ids(), classes);
  }

  private List<Tests.Listed> listed(Exercise exercise) {
    List<Tests.Listed> listed = new ArrayList<>();
    visible
        .find(className(exercise, "Visible"))
        .ifPresent(type -> listed.addAll(tests.list(type, false)));
    answers
        .flatMap(pack -> pack.find(className(exercise, "Hidden")))
        .ifPresent(type -> listed.addAll(tests.list(type, true)));
    return listed;
  }

  private static String className(Exercise exercise, String suffix) {
    return String.format(Locale.ROOT, "ex%02d.%s%s", exercise.number(), exercise.type(), suffix);
  }

  /** What the starter offers to callers, and a submission must as well. */
  private Shape expected(Exercise exercise) {
    return shapes.computeIfAbsent(exercise.starter(), starter -> compiled(starter).shape());
  }

  private Compilation.Done compiled(Path starter) {
    try {
      if (compiler.compile(List.of(Source.read(starter)), false) instanceof Compilation.Done done) {
        return done;
      }
    } catch (Source.Unusable e) {
      throw new IllegalStateException(e.fault().message());
    }
    throw new IllegalStateException("the starter " + starter + " does not compile");
  }

  private static boolean isStarter(Exercise exercise, List<Source> sources) {
    try {
      return sources.size() == 1 && sources.get(0).says(Source.read(exercise.starter()));
    } catch (Source.Unusable noStarter) {
      return false;
    }
  }

  private static List<Source> sources(Path submission, String type) throws Source.Unusable {
    if (!Files.isDirectory(submission)) {
      if (!Files.exists(submission)) {
        String name = String.valueOf(submission.getFileName());
        throw new Source.Unusable(name, "missing.path", submission, type);
      }
      return List.of(Source.read(submission));
    }
    List<Source> sources = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(submission, "*.java")) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(".")) {
          sources.add(Source.read(file));
        }
      }
    } catch (IOException e) {
      throw new Source.Unusable(type + ".java", "missing.file", type);
    }
    if (sources.isEmpty()) {
      throw new Source.Unusable(type + ".java", "missing.file", type);
    }
    return sources;
  }

  @Override
  public void close() {
    pool.close();
    chambers.ifPresent(Chambers::close);
    visible.close();
    answers.ifPresent(Pack::close);
    compiler.close();
  }
}
