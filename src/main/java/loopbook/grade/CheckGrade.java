package loopbook.grade;

import java.util.List;
import loopbook.judge.Cost;
import loopbook.judge.Verdict;

/**
 * What one expected check came to.
 *
 * @param name {@code halfClose}
 * @param title what it tests, in words
 * @param hidden whether it is one of the answer pack
 * @param verdict INTERNAL unless it ran
 * @param weight what it counts among the checks of its exercise
 * @param cost of it; none if it did not run
 * @param retried whether this is the outcome of a second try, alone
 * @param output what the program printed meanwhile; its beginning, if much
 * @param message why it did not pass, or why it did not run; may be empty
 * @param details what was sent, expected, received, one line each
 * @param next the next step; may be empty
 * @param ours what went wrong on our side; kept in no file that a student gets
 */
public record CheckGrade(
    String name,
    String title,
    boolean hidden,
    State state,
    Verdict verdict,
    int weight,
    Cost cost,
    boolean retried,
    String output,
    String message,
    List<String> details,
    String next,
    String ours) {
  /** Whether a check ran. */
  public enum State {
    RAN,
    /** It cannot run on this machine; its message says why. */
    SKIPPED,
    /** Nothing could be run: the submission does not compile, or lacks what the checks call. */
    NOT_RUN,
    /** It was on the list, and nothing was heard of it: our fault. */
    LOST
  }

  public CheckGrade {
    details = List.copyOf(details);
    verdict = state == State.RAN ? verdict : Verdict.INTERNAL;
  }

  /** How long it took. */
  public long milliseconds() {
    return cost.wall().toMillis();
  }

  public boolean passed() {
    return state == State.RAN && verdict == Verdict.PASS;
  }
}
