package loopbook.grade;

import java.math.BigDecimal;

/**
 * Points that an instructor gave one exercise of one student by hand. They count in place of the
 * computed ones, which are kept beside them.
 *
 * @param points from 0 to {@code most}
 * @param most the points of the exercise
 * @param reason in the instructor's words; never blank
 */
public record PointsOverride(
    String student, String exercise, BigDecimal points, int most, String reason) {
  public PointsOverride {
    points = Score.plain(points);
  }

  /** Whose points it sets, and where. */
  Overrides.Key key() {
    return new Overrides.Key(student, exercise);
  }
}
