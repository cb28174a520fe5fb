package loopbook.grade.batch;

import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Graded;

/** What an earlier grading of the same class settled. */
public interface Earlier {
  /** Nothing. */
  Earlier NOTHING = (delivery, exercise) -> Optional.empty();

  /** The result to be taken as it is; empty if the submission is to be judged. */
  Optional<Graded> of(Delivery delivery, Exercise exercise);
}
