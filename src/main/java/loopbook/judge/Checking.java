package loopbook.judge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final int RETRIES = 3;

  private final String type;
  private final long seed;
  private final List<Tests.Listed> listed;
  private final Tests tests;
  private final Pool pool;
  private final Progress progress;
  private final List<Bench> benches = new ArrayList<>();

  /** Tests during which the judge was late. */
  private final Set<String> disturbed = new HashSet<>();

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
    try (Pulse pulse = new Pulse()) {
      try (Bench bench = bench(classes, Tempo.measure())) {
        results =
            new LinkedHashMap<>(tests.run(listed, bench, (id, since) -> count(id, since, pulse)));
        addOutput(results, bench);
      }
      retry(classes, results, pulse);
    }
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
  private synchronized void count(String id, long since, Pulse pulse) {
    note(id, since, pulse);
    if (!stopped) {
      progress.done(++over, listed.size());
    }
  }

  private synchronized void note(String id, long since, Pulse pulse) {
    if (pulse.missedSince(since)) {
      disturbed.add(id);
    } else {
      disturbed.remove(id);
    }
  }

  /**
   * What was late, or was our fault, runs once more, alone and with more time, and so does what
   * failed while the judge itself was late; that a few times if need be. After one that fails again
   * the verdict stands, and the learner need not wait for more.
   */
  private void retry(Map<String, byte[]> classes, Map<String, TestResult> results, Pulse pulse) {
    for (Tests.Listed test : listed) {
      TestResult result = results.getOrDefault(test.id(), Tests.lost(test));
      boolean again =
          result.state() != TestResult.State.SKIPPED
              && (result.verdict() == Verdict.TIMEOUT || result.verdict() == Verdict.INTERNAL);
      boolean tried = false;
      for (int i = 0; i < RETRIES && (again || isDisturbed(test, result)); i++) {
        if (isStopped()) {
          return;
        }
        result = retried(classes, test, pulse).asRetryOf(result);
        results.put(test.id(), result);
        again = false;
        tried = true;
      }
      if (tried && !result.passed() && result.verdict() != Verdict.INTERNAL) {
        return;
      }
    }
  }

  private TestResult retried(Map<String, byte[]> classes, Tests.Listed test, Pulse pulse) {
    try (Bench bench = bench(classes, Tempo.measure().patient())) {
      Map<String, TestResult> results =
          new LinkedHashMap<>(
              tests.runAlone(List.of(test), bench, (id, since) -> note(id, since, pulse)));
      addOutput(results, bench);
      return results.getOrDefault(test.id(), Tests.lost(test));
    }
  }

  private synchronized boolean isDisturbed(Tests.Listed test, TestResult result) {
    return result.verdict() == Verdict.FAIL && disturbed.contains(test.id());
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
        Map<String, TestResult> results = tests.runAlone(List.of(test), bench, (id, since) -> {});
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
