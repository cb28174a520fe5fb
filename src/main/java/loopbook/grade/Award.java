package loopbook.grade;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The points that count for one exercise of one student.
 *
 * @param points of {@code most}
 * @param override who set them by hand, if they are not the computed ones
 */
public record Award(BigDecimal points, int most, Optional<PointsOverride> override) {}
