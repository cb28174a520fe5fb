package loopbook.grade.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import loopbook.grade.Award;
import loopbook.grade.Gradebook;
import loopbook.grade.Report;
import loopbook.grade.Student;
import loopbook.markup.Escape;

/**
 * Fills the grading worksheet that Moodle offers for an assignment. Only cells of the columns
 * "Grade" and "Feedback comments" are changed; a student without a grade keeps the cell as it was.
 * Source: Moodle, {@code mod/assign/feedback/offline/importgradeslib.php}.
 */
final class Moodle {
  /** So that our own words of an earlier grading are replaced, and a teacher's are not. */
  private static final String SIGNED = "Loopbook: ";

  private final Worksheet sheet;
  private final Gradebook book;
  private final int grade;
  private final List<String> notes = new ArrayList<>();

  private Moodle(Worksheet sheet, Gradebook book, int grade) {
    this.sheet = sheet;
    this.book = book;
    this.grade = grade;
  }

  /** What filling came to. */
  sealed interface Outcome {
    /**
     * The worksheet with the grades.
     *
     * @param filled rows that got a grade
     * @param notes who got none, and why, one sentence each
     */
    record Filled(String text, int filled, List<String> notes) implements Outcome {}

    /** It is no worksheet of Moodle's. */
    record Refused(String why) implements Outcome {}
  }

  /** The grade is the points for all exercises of the book, scaled to the maximum grade. */
  static Outcome fill(String text, Gradebook book) {
    for (char delimiter : new char[] {',', ';', '\t'}) {
      Worksheet sheet = new Worksheet(text, delimiter);
      OptionalInt grade = sheet.column(List.of("grade"));
      if (grade.isPresent()) {
        return sheet.isWhole()
            ? new Moodle(sheet, book, grade.getAsInt()).fill()
            : new Outcome.Refused(Wording.of("moodle.quote"));
      }
    }
    return new Outcome.Refused(Wording.of("moodle.columns"));
  }

  private Outcome fill() {
    List<List<Worksheet.Cell>> rows = sheet.rows().subList(1, sheet.rows().size());
    List<Optional<Report>> owners = new Owners(sheet, book.reports()).of(rows);
    List<Worksheet.Change> changes = new ArrayList<>();
    Set<Student> seen = new HashSet<>();
    int filled = 0;
    for (int i = 0; i < rows.size(); i++) {
      List<Worksheet.Cell> row = rows.get(i);
      if (owners.get(i).isPresent() && row.size() > grade) {
        Report report = owners.get(i).get();
        seen.add(report.student());
        Optional<String> value = grade(report, row);
        if (value.isPresent()) {
          changes.add(new Worksheet.Change(row.get(grade), value.get()));
          feedback(report, row).ifPresent(changes::add);
          filled++;
        }
      }
    }
    book.reports().stream()
        .filter(report -> isGraded(report) && !seen.contains(report.student()))
        .forEach(report -> notes.add(Wording.of("moodle.norow", report.student().title())));
    changes.sort(Comparator.comparingInt(change -> change.cell().start()));
    return new Outcome.Filled(sheet.with(changes), filled, List.copyOf(notes));
  }

  private boolean isGraded(Report report) {
    return !book.exercises().isEmpty()
        && book.exercises().stream().allMatch(exercise -> report.award(exercise.id()).isPresent());
  }

  private Optional<String> grade(Report report, List<Worksheet.Cell> row) {
    if (!isGraded(report)) {
      notes.add(Wording.of("moodle.ungraded", report.student().title()));
      return Optional.empty();
    }
    BigDecimal points = BigDecimal.ZERO;
    int most = 0;
    for (Award award : awards(report)) {
      points = points.add(award.points());
      most += award.most();
    }
    String maximum = cell(row, "maximum grade").orElse("").strip();
    if (maximum.isEmpty()) {
      return Optional.of(points.toPlainString());
    }
    if (!maximum.matches("\\d{1,9}([.,]\\d{1,9})?")) {
      notes.add(Wording.of("moodle.maximum", report.student().title(), Plain.line(maximum, 40)));
      return Optional.empty();
    }
    BigDecimal scaled =
        points
            .multiply(new BigDecimal(maximum.replace(',', '.')))
            .divide(BigDecimal.valueOf(most), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return Optional.of(scaled.toPlainString());
  }

  private List<Award> awards(Report report) {
    return book.exercises().stream()
        .flatMap(exercise -> report.award(exercise.id()).stream())
        .toList();
  }

  private Optional<Worksheet.Change> feedback(Report report, List<Worksheet.Cell> row) {
    OptionalInt column = sheet.column(List.of("feedback comments"));
    if (column.isEmpty() || column.getAsInt() >= row.size()) {
      return Optional.empty();
    }
    Worksheet.Cell cell = row.get(column.getAsInt());
    boolean ours = cell.value().isBlank() || cell.value().startsWith(SIGNED);
    return ours ? Optional.of(new Worksheet.Change(cell, words(report))) : Optional.empty();
  }

  /** Moodle takes it for HTML. */
  private String words(Report report) {
    return book.exercises().stream()
        .flatMap(
            exercise ->
                report.of(exercise.id()).stream()
                    .map(
                        graded ->
                            exercise.id()
                                + " "
                                + exercise.title()
                                + ", "
                                + Wording.of(report, graded)))
        .map(Escape::html)
        .collect(Collectors.joining(" ", SIGNED, ""));
  }

  private Optional<String> cell(List<Worksheet.Cell> row, String heading) {
    OptionalInt column = sheet.column(List.of(heading.toLowerCase(Locale.ROOT)));
    return column.isPresent() && column.getAsInt() < row.size()
        ? Optional.of(row.get(column.getAsInt()).value())
        : Optional.empty();
  }
}
