package loopbook.example;

import java.util.Map;
import loopbook.course.Example;
import loopbook.course.Need;

/** What became of an example that was to be run. */
public sealed interface Tried {
  Example example();

  /** It ran. */
  record Ran(Run run) implements Tried {
    @Override
    public Example example() {
      return run.example();
    }
  }

  /**
   * This machine lacks what it needs.
   *
   * @param reasons for each thing that is missing, why, as a sentence
   */
  record Skipped(Example example, Map<Need, String> reasons) implements Tried {
    public Skipped {
      reasons = Map.copyOf(reasons);
    }
  }
}
