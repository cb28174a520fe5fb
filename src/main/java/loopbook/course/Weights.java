package loopbook.course;

import java.util.Map;

/**
 * What an exercise counts in a graded course.
 *
 * @param points for all checks together, 1 or more
 * @param checks what a check counts among the others, by its name; who is not named counts 1
 */
public record Weights(int points, Map<String, Integer> checks) {
  /** Where an exercise says nothing: points that read as a percentage, all checks alike. */
  public static final Weights EQUAL = new Weights(100, Map.of());

  public Weights {
    checks = Map.copyOf(checks);
  }

  /** What a check of that name counts. */
  public int of(String check) {
    return checks.getOrDefault(check, 1);
  }
}
