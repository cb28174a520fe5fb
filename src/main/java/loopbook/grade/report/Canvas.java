package loopbook.grade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopbook.course.Exercise;
import loopbook.grade.Gradebook;
import loopbook.grade.Report;
import loopbook.grade.Student;
import loopbook.markup.Csv;

/**
 * The class as a CSV file that Canvas imports into its gradebook. Canvas finds a student by its own
 * id, else by the SIS user id, else by the SIS login id, else by the name; columns that it does not
 * know become new assignments. Source: Canvas, {@code lib/gradebook_importer.rb}.
 */
final class Canvas {
  private static final String USER = "SIS User ID";
  private static final String LOGIN = "SIS Login ID";
  private static final String SECTION = "Section";

  private static final int LONGEST = 250;

  private Canvas() {}

  static String write(Gradebook book) {
    List<String> headings = new ArrayList<>(List.of("Student", "ID", USER, LOGIN, SECTION));
    List<String> possible = new ArrayList<>(List.of("    Points Possible", "", "", "", ""));
    for (Exercise exercise : book.exercises()) {
      headings.add(exercise.id() + " " + exercise.title());
      possible.add(String.valueOf(exercise.weights().points()));
    }
    StringBuilder text = new StringBuilder(Csv.row(headings)).append(Csv.row(possible));
    book.reports().forEach(report -> text.append(Csv.row(row(book, report))));
    return text.toString();
  }

  private static List<String> row(Gradebook book, Report report) {
    Student student = report.student();
    List<String> cells = new ArrayList<>();
    cells.add(student.name().isEmpty() ? student.id() : student.name());
    // Only beside a column of SIS ids the roster's id is Canvas' own. A number of the university's
    // in that place could be another student's there.
    boolean known = has(student, USER);
    cells.add(known ? student.id() : "");
    cells.add(known ? field(student, USER) : student.id());
    cells.add(field(student, LOGIN));
    cells.add(field(student, SECTION));
    cells.replaceAll(cell -> Plain.line(cell, LONGEST));
    for (Exercise exercise : book.exercises()) {
      cells.add(report.award(exercise.id()).map(a -> a.points().toPlainString()).orElse(""));
    }
    return cells;
  }

  private static boolean has(Student student, String heading) {
    return student.fields().keySet().stream().anyMatch(name -> same(name, heading));
  }

  private static String field(Student student, String heading) {
    return student.fields().entrySet().stream()
        .filter(field -> same(field.getKey(), heading))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static boolean same(String one, String other) {
    return bare(one).equals(bare(other));
  }

  private static String bare(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
