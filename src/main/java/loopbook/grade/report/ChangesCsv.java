package loopbook.grade.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import loopbook.grade.Award;
import loopbook.grade.Change;
import loopbook.grade.CheckChange;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Score;
import loopbook.markup.Csv;

/**
 * What became of a class that was graded again, as a table (RFC 4180): a row for each check that
 * changed, and one for each exercise in which none did. There is no time in it but where a message
 * says one.
 */
final class ChangesCsv {
  private static final int MESSAGE = 2000;
  private static final List<String> HEADINGS =
      List.of(
          "id",
          "name",
          "exercise",
          "change",
          "points before",
          "points",
          "most before",
          "most",
          "computed before",
          "computed",
          "override",
          "result before",
          "result",
          "check",
          "hidden",
          "verdict before",
          "verdict",
          "weight before",
          "weight",
          "message before",
          "message");

  private ChangesCsv() {}

  static String write(List<Change> changes) {
    StringBuilder text = new StringBuilder(Csv.row(HEADINGS));
    for (Change change : changes) {
      List<String> common = common(change);
      if (change.checks().isEmpty()) {
        text.append(Csv.row(with(common, List.of("", "", "", "", "", "", "", ""))));
      }
      for (CheckChange check : change.checks()) {
        text.append(Csv.row(with(common, check(check))));
      }
    }
    return text.toString();
  }

  private static List<String> with(List<String> common, List<String> more) {
    List<String> cells = new ArrayList<>(common);
    cells.addAll(more);
    return cells;
  }

  private static List<String> common(Change change) {
    Optional<Graded> before = change.before();
    Optional<Graded> after = Optional.of(change.after());
    return List.of(
        change.student().id(),
        change.student().name(),
        change.after().exercise(),
        change.way().name(),
        number(change.countedBefore().map(Award::points)),
        number(change.counted().map(Award::points)),
        change.countedBefore().map(a -> String.valueOf(a.most())).orElse(""),
        change.counted().map(a -> String.valueOf(a.most())).orElse(""),
        number(before.flatMap(Graded::score).map(Score::points)),
        number(after.flatMap(Graded::score).map(Score::points)),
        change.counted().flatMap(Award::override).map(PointsOverride::reason).orElse(""),
        before.map(GradesCsv::result).orElse(""),
        after.map(GradesCsv::result).orElse(""));
  }

  private static List<String> check(CheckChange check) {
    return List.of(
        check.check().name(),
        check.check().hidden() ? "hidden" : "visible",
        cell(check.before(), ChangesCsv::verdict),
        cell(check.after(), ChangesCsv::verdict),
        cell(check.before(), c -> String.valueOf(c.weight())),
        cell(check.after(), c -> String.valueOf(c.weight())),
        cell(check.before(), c -> Plain.lines(c.message(), MESSAGE)),
        cell(check.after(), c -> Plain.lines(c.message(), MESSAGE)));
  }

  private static String verdict(CheckGrade check) {
    return check.state() == CheckGrade.State.RAN ? check.verdict().name() : check.state().name();
  }

  private static String cell(Optional<CheckGrade> check, Function<CheckGrade, String> part) {
    return check.map(part).orElse("");
  }

  private static String number(Optional<BigDecimal> points) {
    return points.map(BigDecimal::toPlainString).orElse("");
  }
}
