package loopbook.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A check that came to something else when its submission was graded again.
 *
 * @param before empty if the tests did not have it
 * @param after empty if the tests no longer have it; one of the two is there
 */
public record CheckChange(Optional<CheckGrade> before, Optional<CheckGrade> after) {
  /** Those of two results, in the order of the new checks, then those that are gone. */
  static List<CheckChange> between(Graded before, Graded after) {
    List<CheckChange> changes = new ArrayList<>();
    if (before.state() != Graded.State.GRADED || after.state() != Graded.State.GRADED) {
      return changes;
    }
    List<CheckGrade> left = new ArrayList<>(before.checks());
    for (CheckGrade now : after.checks()) {
      Optional<CheckGrade> was = left.stream().filter(c -> isSame(c, now)).findFirst();
      was.ifPresent(left::remove);
      if (was.filter(c -> cameTo(c, now)).isEmpty()) {
        changes.add(new CheckChange(was, Optional.of(now)));
      }
    }
    left.forEach(gone -> changes.add(new CheckChange(Optional.of(gone), Optional.empty())));
    return changes;
  }

  private static boolean isSame(CheckGrade one, CheckGrade other) {
    return one.name().equals(other.name()) && one.hidden() == other.hidden();
  }

  private static boolean cameTo(CheckGrade was, CheckGrade now) {
    return was.state() == now.state()
        && was.verdict() == now.verdict()
        && was.weight() == now.weight();
  }

  /** The check as it is now, or as it was last. */
  public CheckGrade check() {
    return after.or(() -> before).orElseThrow();
  }

  /** Whether it passes now, and did not. */
  public boolean gained() {
    return !passed(before) && passed(after);
  }

  /** Whether it passed, and does not now. */
  public boolean lost() {
    return passed(before) && !passed(after);
  }

  private static boolean passed(Optional<CheckGrade> check) {
    return check.filter(CheckGrade::passed).isPresent();
  }
}
