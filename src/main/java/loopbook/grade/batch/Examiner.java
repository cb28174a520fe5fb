package loopbook.grade.batch;

import java.nio.file.Path;
import java.util.List;
import loopbook.course.Exercise;
import loopbook.judge.Expected;
import loopbook.judge.Judge;
import loopbook.judge.Progress;
import loopbook.judge.Result;

/** Who judges one submission; safe for several threads. */
public interface Examiner {
  /** The checks that every result of an exercise has. */
  List<Expected> expectations(Exercise exercise);

  /**
   * Judges the sources in a folder.
   *
   * @param seed of what the tests vary
   */
  Result check(Exercise exercise, Path sources, long seed) throws InterruptedException;

  /** A judge as examiner. */
  static Examiner of(Judge judge) {
    return new Examiner() {
      @Override
      public List<Expected> expectations(Exercise exercise) {
        return judge.expectations(exercise);
      }

      @Override
      public Result check(Exercise exercise, Path sources, long seed) throws InterruptedException {
        return judge.check(exercise, sources, seed, Progress.NONE);
      }
    };
  }
}
