package loopbook.grade.batch;

import java.time.Duration;
import java.util.Optional;
import loopbook.grade.Graded;
import loopbook.grade.Student;

/** Hears how far a batch is, on the threads that grade, one call at a time. */
public interface Follower {
  /** Tells nobody. */
  Follower NOBODY = (step) -> {};

  /** Something was finished. */
  void step(Step step);

  /**
   * How far it is.
   *
   * @param done submissions that have a result, those of earlier runs too
   * @param all submissions that there are to judge
   * @param left the time until the end, by what it took so far; empty while nobody can tell
   * @param student whose submission was finished now; empty at the beginning
   */
  record Step(
      int done,
      int all,
      Optional<Duration> left,
      Optional<Student> student,
      Optional<Graded> graded) {}
}
