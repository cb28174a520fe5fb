package loopbook.judge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopbook.sandbox.IsolationLevel;

/**
 * What checking a submission came to.
 *
 * @param exercise {@code EX04}
 * @param faults of the source, for COMPILE_ERROR and MISSING
 * @param tests all on the judge's list, in their order; empty if none could run
 * @param notes what the learner should know besides, one sentence each
 * @param hidden whether the hidden tests were run; without the answer pack only the visible ones
 *     are
 * @param duration from the call to the verdict
 * @param seed of what the tests varied
 * @param jdk the Java version that the program ran on
 */
public record Result(
    String exercise,
    Verdict verdict,
    List<Fault> faults,
    List<TestResult> tests,
    List<String> notes,
    boolean hidden,
    Duration duration,
    IsolationLevel isolation,
    long seed,
    String jdk) {
  public Result {
    faults = List.copyOf(faults);
    tests = List.copyOf(tests);
    notes = List.copyOf(notes);
  }

  public boolean passed() {
    return verdict == Verdict.PASS;
  }

  /** The first test that did not pass: what the learner should read first. */
  public Optional<TestResult> firstFailure() {
    return tests.stream()
        .filter(t -> !t.passed() && t.state() != TestResult.State.SKIPPED)
        .findFirst();
  }

  /** Its own time, the processor time of all tests, and the memory of the one that had most. */
  public Cost cost() {
    return tests.stream().map(TestResult::cost).reduce(Cost.NONE, Cost::then).in(duration);
  }

  /** Whether it was late, and may have been so only since others used the processors. */
  public boolean isLateForOthers() {
    return verdict == Verdict.TIMEOUT
        && tests.stream().anyMatch(t -> t.verdict() == Verdict.TIMEOUT && t.starved());
  }

  public long testsPassed() {
    return tests.stream().filter(TestResult::passed).count();
  }

  /** Tests that did not run, on this machine or at all. */
  public List<TestResult> notRun() {
    return tests.stream().filter(t -> t.state() != TestResult.State.RAN).toList();
  }
}
