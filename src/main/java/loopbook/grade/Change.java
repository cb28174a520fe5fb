package loopbook.grade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one exercise of one student when it was graded again.
 *
 * @param counted the points that count now, and {@code countedBefore} those that counted
 * @param checks those whose outcome or weight is another one; none unless both are graded
 */
public record Change(
    Student student,
    Optional<Graded> before,
    Graded after,
    Optional<Award> countedBefore,
    Optional<Award> counted,
    List<CheckChange> checks) {
  /** What became of the points, in the order in which an instructor wants to see it. */
  public enum Way {
    DOWN,
    /** There was a grade, or another reason why there was none, and now there is none. */
    UNGRADED,
    /** The points set by hand stay; the computed ones below them moved. */
    OVERRIDDEN,
    UP,
    /** There was no grade, and now there is one. */
    GRADED,
    /** The same points, but not for the same checks. */
    CHECKS,
    SAME
  }

  public Change {
    checks = List.copyOf(checks);
  }

  /** What changed between two gradings of a class; what an instructor looks at first is first. */
  public static List<Change> between(List<Report> before, List<Report> after) {
    Map<String, Report> earlier = new HashMap<>();
    before.forEach(report -> earlier.put(report.student().id(), report));
    List<Change> changes = new ArrayList<>();
    for (Report report : after) {
      Optional<Report> old = Optional.ofNullable(earlier.get(report.student().id()));
      for (Graded graded : report.graded()) {
        String exercise = graded.exercise();
        Optional<Graded> was = old.flatMap(r -> r.of(exercise));
        changes.add(
            new Change(
                report.student(),
                was,
                graded,
                old.flatMap(r -> r.award(exercise)),
                report.award(exercise),
                was.map(g -> CheckChange.between(g, graded)).orElse(List.of())));
      }
    }
    // a stable sort: among equals the class' own order stays
    changes.sort(Comparator.comparing(Change::way).thenComparing(Change::gain));
    return changes;
  }

  /** What became of the points. */
  public Way way() {
    if (countedBefore.isPresent() && counted.isPresent()) {
      int direction = gain().signum();
      if (direction != 0) {
        return direction < 0 ? Way.DOWN : Way.UP;
      }
      if (counted.get().override().isPresent() && !computed(before).equals(computedNow())) {
        return Way.OVERRIDDEN;
      }
      boolean alike = checks.isEmpty() && countedBefore.get().most() == counted.get().most();
      return alike ? Way.SAME : Way.CHECKS;
    }
    if (counted.isPresent()) {
      return Way.GRADED;
    }
    boolean still = before.map(Graded::state).filter(s -> s == after.state()).isPresent();
    return countedBefore.isEmpty() && still ? Way.SAME : Way.UNGRADED;
  }

  /** How many points more count now; 0 unless there are points before and after. */
  public BigDecimal gain() {
    return countedBefore.isPresent() && counted.isPresent()
        ? counted.get().points().subtract(countedBefore.get().points())
        : BigDecimal.ZERO;
  }

  private Optional<BigDecimal> computedNow() {
    return computed(Optional.of(after));
  }

  private static Optional<BigDecimal> computed(Optional<Graded> graded) {
    return graded.flatMap(Graded::score).map(Score::points);
  }
}
