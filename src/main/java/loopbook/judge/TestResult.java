package loopbook.judge;

import java.time.Duration;
import java.util.Optional;
import loopbook.judge.trial.Finding;
import loopbook.sandbox.Usage;

/**
 * What one test came to.
 *
 * @param name the check's name, {@code halfClose}
 * @param title what it tests, in words
 * @param hidden whether it is one of the answer pack
 * @param state whether it ran at all
 * @param finding why it did not pass; empty if it did, or if the fault is ours
 * @param cost of it; of both tries, if there were two
 * @param output what the program printed meanwhile; its beginning, if much
 * @param starved whether the program waited for a processor for so long that its lateness may be
 *     the machine's fault, or nobody can tell
 * @param retried whether this is the outcome of a second try, alone
 * @param ours what went wrong on our side, for who maintains the tests; never for the learner
 */
public record TestResult(
    String name,
    String title,
    boolean hidden,
    State state,
    Verdict verdict,
    Optional<Finding> finding,
    Cost cost,
    String output,
    boolean starved,
    boolean retried,
    String ours) {
  /** A program that waited longer than this part of a test's time is called starved. */
  private static final int STARVED_PART = 10;

  /** Whether a test ran. */
  public enum State {
    RAN,
    /** It cannot run on this machine; its finding says why. */
    SKIPPED,
    /** It was on the list, and nothing was heard of it. */
    LOST
  }

  public boolean passed() {
    return state == State.RAN && verdict == Verdict.PASS;
  }

  /** How long it took. */
  public Duration duration() {
    return cost.wall();
  }

  TestResult because(String fault) {
    return new TestResult(
        name, title, hidden, state, verdict, finding, cost, output, starved, retried, fault);
  }

  TestResult asRetryOf(TestResult first) {
    Cost both = first.cost.then(cost);
    return new TestResult(
        name, title, hidden, state, verdict, finding, both, output, starved, true, ours);
  }

  /** With what came of a child of it. */
  TestResult with(String printed, Usage usage) {
    Cost more = cost.with(usage);
    Duration much = cost.wall().dividedBy(STARVED_PART);
    boolean waited = usage.waited().map(time -> time.compareTo(much) > 0).orElse(true);
    return new TestResult(
        name, title, hidden, state, verdict, finding, more, printed, waited, retried, ours);
  }
}
