package loopbook.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import loopbook.judge.trial.Bench;
import loopbook.judge.trial.Guest;
import loopbook.judge.trial.Tempo;
import loopbook.sandbox.Ending;
import org.jspecify.annotations.Nullable;

/** One check under way, on a thread of its own, which its caller can give up at any time. */
final class Checking {
  /** So often a test is watched until it fails as it did. */
  private static final int LOOKS = 3;

  private static final int ATTEMPTS = 2;

  private final String type;
  private final long seed;
  private final List<Tests.Listed> listed;
  private final Tests tests;
  private final Pool pool;
  private final Progress progress;
  private final List<Bench> benches = new ArrayList<>();
  private Chambers.@Nullable Seat used;
  private int over;
  private boolean stopped;

  Checking(
      String type,
      long seed,
      List<Tests.Listed> listed,
      Tests tests,
      Pool pool,
      Progress progress) {
    this.type = type;
    this.seed = seed;
    this.listed = listed;
    this.tests = tests;
    this.pool = pool;
    this.progress = progress;
  }

  /**
   * Waits for the check. Who is interrupted waits no longer: the children are ended, and what the
   * check still says is heard by nobody.
   */
  <T> T await(Callable<T> check) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(check);
    Thread thread = new Thread(task, "check");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException stop) {
      stop();
      throw stop;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Of what the tests vary. */
  long seed() {
    return seed;
  }

  /** JUnit's unique ids of the tests. */
  List<String> ids() {
    return listed.stream().map(Tests.Listed::id).toList();
  }

  /** Runs the tests against the compiled classes. */
  List<TestResult> run(Map<String, byte[]> classes) {
    progress.done(0, listed.size());
    Map<String, TestResult> results;
    try (Bench bench = bench(classes, Tempo.measure())) {
      results = new LinkedHashMap<>(tests.run(listed, bench, this::count));
      addOutput(results, bench);
    }
    retry(classes, results);
    return List.copyOf(results.values());
  }

  /**
   * Runs them in a chamber. A chamber that breaks is our fault: another one tries once more, and
   * then nothing is known of any test.
   */
  List<TestResult> run(Order order, Chambers chambers) {
    String trouble = "";
    for (int attempt = 0; attempt < ATTEMPTS && !isStopped(); attempt++) {
      Chambers.Seat seat = chambers.take();
      use(seat);
      try {
        return inOrder(seat.carryOut(order, progress));
      } catch (IOException broken) {
        trouble = String.valueOf(broken.getMessage());
      }
    }
    String ours = trouble;
    return listed.stream().map(test -> Tests.lost(test).because(ours)).toList();
  }

  /** By our own list: what is not on it does not count, and what is missing is lost. */
  private List<TestResult> inOrder(List<TestResult> heard) {
    List<TestResult> results = new ArrayList<>();
    for (Tests.Listed test : listed) {
      List<TestResult> of =
          heard.stream()
              .filter(r -> r.name().equals(test.name()) && r.hidden() == test.hidden())
              .toList();
      results.add(of.size() == 1 ? of.get(0) : Tests.lost(test));
    }
    return results;
  }

  private synchronized void use(Chambers.Seat seat) {
    used = seat;
    if (stopped) {
      seat.close();
    }
  }

  /** In their order, whichever thread counts. */
  private synchronized void count() {
    if (!stopped) {
      progress.done(++over, listed.size());
    }
  }

  /**
   * What was late, or was our fault, runs once more, alone and with more time. After one that fails
   * again the verdict stands, and the learner need not wait for more.
   */
  private void retry(Map<String, byte[]> classes, Map<String, TestResult> results) {
    for (Tests.Listed test : listed) {
      TestResult before = results.getOrDefault(test.id(), Tests.lost(test));
      boolean again = before.verdict() == Verdict.TIMEOUT || before.verdict() == Verdict.INTERNAL;
      if (isStopped()) {
        return;
      }
      if (again && before.state() != TestResult.State.SKIPPED) {
        Map<String, TestResult> second;
        try (Bench bench = bench(classes, Tempo.measure().patient())) {
          second = new LinkedHashMap<>(tests.runAlone(List.of(test), bench));
          addOutput(second, bench);
        }
        TestResult now = second.getOrDefault(test.id(), Tests.lost(test)).asRetryOf(before);
        results.put(test.id(), now);
        if (!now.passed() && now.verdict() != Verdict.INTERNAL) {
          return;
        }
      }
    }
  }

  /** Runs a test that had failed once more, and watches. One that comes and goes is tried again. */
  Watched watch(Map<String, byte[]> classes, Tests.Listed test) {
    Watched watched = null;
    for (int i = 0;
        watched == null || (i < LOOKS && watched.test().passed() && !isStopped());
        i++) {
      progress.done(i, LOOKS);
      Eyewitness witness = new Eyewitness();
      try (Bench bench = bench(classes, Tempo.measure(), witness)) {
        Map<String, TestResult> results = tests.runAlone(List.of(test), bench);
        watched = witness.watched(results.getOrDefault(test.id(), Tests.lost(test)), bench);
      }
    }
    return watched;
  }

  private synchronized Bench bench(Map<String, byte[]> classes, Tempo tempo, Eyewitness witness) {
    Supplier<Guest> guests = () -> witness.traced(pool.take());
    return open(new Bench(type, classes, seed, guests, tempo, witness));
  }

  private synchronized Bench bench(Map<String, byte[]> classes, Tempo tempo) {
    return open(new Bench(type, classes, seed, pool::take, tempo));
  }

  private synchronized Bench open(Bench bench) {
    benches.add(bench);
    if (stopped) {
      bench.close();
    }
    return bench;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized void stop() {
    stopped = true;
    if (used != null) {
      used.close();
    }
    benches.forEach(Bench::close);
  }

  private static void addOutput(Map<String, TestResult> results, Bench bench) {
    for (Bench.Seen seen : bench.seen()) {
      Ending ending = seen.guest().process().ending().join();
      results.computeIfPresent(
          seen.test(), (id, result) -> result.with(ending.output(), ending.usage()));
    }
  }
}
