package loopbook.grade;

import java.util.List;
import java.util.Optional;
import loopbook.course.Weights;
import loopbook.judge.Cost;
import loopbook.judge.Fault;
import loopbook.judge.Verdict;

/**
 * What one exercise of one student came to.
 *
 * @param exercise its id
 * @param verdict of the judge, where it was asked
 * @param score empty unless it is graded: never a zero for what was not judged
 * @param checks every expected one, in the judge's order
 * @param faults of the source, for COMPILE_ERROR and MISSING
 * @param notes sentences for the student
 * @param late whether it was handed in late
 * @param files names of the sources as handed in
 * @param submission hash of the sources; empty if there are none
 * @param cost from the beginning of the check to its verdict
 * @param jdk the Java version that the program ran on; empty if nothing was judged
 */
public record Graded(
    String exercise,
    String title,
    State state,
    Optional<Verdict> verdict,
    Optional<Score> score,
    List<CheckGrade> checks,
    List<Fault> faults,
    List<String> notes,
    boolean late,
    List<String> files,
    String submission,
    Cost cost,
    String jdk,
    Terms terms) {
  /** Whether there is a grade, and if not, why. */
  public enum State {
    /** The judge gave a verdict. */
    GRADED,
    /** What was handed in is no source that could be judged; a person has to look. */
    UNREADABLE,
    /** Nothing was handed in. */
    ABSENT,
    /** The sources that were graded before are gone, or are others now. */
    GONE,
    /** The check itself failed, twice: our fault. */
    FAULT
  }

  public Graded {
    checks = List.copyOf(checks);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
    files = List.copyOf(files);
  }

  /** How long the check took. */
  public long milliseconds() {
    return cost.wall().toMillis();
  }

  /** Whether every expected check was run, and passed. */
  public boolean allPassed() {
    return state == State.GRADED
        && !checks.isEmpty()
        && checks.stream().allMatch(CheckGrade::passed);
  }

  /** Whether its checks and points weigh what an exercise says now. */
  public boolean isWeighedAs(Weights weights) {
    return score.filter(s -> s.most() == weights.points()).isPresent()
        && checks.stream().allMatch(c -> c.weight() == weights.of(c.name()));
  }

  /** Whether it is the result of these sources under these terms, and can be taken again. */
  public boolean isOf(String sources, Terms given) {
    return state == State.GRADED && submission.equals(sources) && terms.equals(given);
  }
}
