package loopbook.grade.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Award;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.Score;
import loopbook.markup.Csv;

/**
 * The class as one table (RFC 4180), with no times in it: the same results give the same bytes.
 * What is not graded is empty, never zero. Points set by hand are those that count; the computed
 * ones and the reason stand beside them.
 */
public final class GradesCsv {
  private GradesCsv() {}

  /** The text of {@code grades.csv}. */
  public static String write(Gradebook book) {
    StringBuilder text = new StringBuilder(Csv.row(headings(book)));
    book.reports().forEach(report -> text.append(Csv.row(row(book, report))));
    return text.toString();
  }

  private static List<String> headings(Gradebook book) {
    List<String> cells = new ArrayList<>(List.of("id", "name", "points", "most", "graded"));
    for (Exercise exercise : book.exercises()) {
      for (String column :
          List.of(
              "result",
              "points",
              "most",
              "visible passed",
              "visible",
              "hidden passed",
              "hidden",
              "late",
              "computed",
              "override")) {
        cells.add(exercise.id() + " " + column);
      }
    }
    return cells;
  }

  private static List<String> row(Gradebook book, Report report) {
    BigDecimal points = BigDecimal.ZERO;
    int most = 0;
    int graded = 0;
    List<String> cells = new ArrayList<>();
    for (Exercise exercise : book.exercises()) {
      Optional<Graded> one = report.of(exercise.id());
      Optional<Score> score = one.flatMap(Graded::score);
      Optional<Award> award = report.award(exercise.id());
      if (award.isPresent()) {
        points = points.add(award.get().points());
        most += award.get().most();
        graded++;
      }
      cells.add(one.map(GradesCsv::result).orElse(""));
      cells.add(award.map(a -> a.points().toPlainString()).orElse(""));
      cells.add(award.map(a -> String.valueOf(a.most())).orElse(""));
      cells.add(score.map(s -> String.valueOf(s.visiblePassed())).orElse(""));
      cells.add(score.map(s -> String.valueOf(s.visible())).orElse(""));
      cells.add(score.map(s -> String.valueOf(s.hiddenPassed())).orElse(""));
      cells.add(score.map(s -> String.valueOf(s.hidden())).orElse(""));
      cells.add(one.filter(Graded::late).isPresent() ? "late" : "");
      Optional<PointsOverride> override = award.flatMap(Award::override);
      cells.add(override.isPresent() ? score.map(s -> s.points().toPlainString()).orElse("") : "");
      cells.add(override.map(PointsOverride::reason).orElse(""));
    }
    cells.add(0, String.valueOf(graded));
    cells.add(0, graded == 0 ? "" : String.valueOf(most));
    cells.add(0, graded == 0 ? "" : points.toPlainString());
    cells.add(0, report.student().name());
    cells.add(0, report.student().id());
    return cells;
  }

  /** The verdict, or why there is none. */
  static String result(Graded graded) {
    return graded.state() == Graded.State.GRADED
        ? graded.verdict().map(Enum::name).orElse("")
        : graded.state().name();
  }
}
