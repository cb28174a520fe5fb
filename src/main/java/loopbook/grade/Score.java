package loopbook.grade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;

/**
 * Points for one exercise.
 *
 * @param points for what passed, by weight, in hundredths at most
 * @param most points for all that could be run
 * @param visiblePassed checks of the visible tests that passed, and {@code visible} all of them
 * @param hiddenPassed checks of the hidden tests that passed, and {@code hidden} all of them
 */
public record Score(
    BigDecimal points, int most, int visiblePassed, int visible, int hiddenPassed, int hidden) {
  /**
   * Counts. What this machine cannot run counts neither for nor against the student; what could not
   * be run because of the submission counts against.
   */
  public static Score of(List<CheckGrade> checks, int most) {
    long all = 0;
    long passed = 0;
    for (CheckGrade check : checks) {
      if (check.state() != CheckGrade.State.SKIPPED) {
        all += check.weight();
        passed += check.passed() ? check.weight() : 0;
      }
    }
    BigDecimal points =
        all == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(passed)
                .multiply(BigDecimal.valueOf(most))
                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP);
    return new Score(
        plain(points),
        most,
        count(checks, c -> !c.hidden() && c.passed()),
        count(checks, c -> !c.hidden()),
        count(checks, c -> c.hidden() && c.passed()),
        count(checks, CheckGrade::hidden));
  }

  /** Without zeros at its end: 7.5, 100. */
  public static BigDecimal plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  private static int count(List<CheckGrade> checks, Predicate<CheckGrade> which) {
    return (int) checks.stream().filter(which).count();
  }
}
