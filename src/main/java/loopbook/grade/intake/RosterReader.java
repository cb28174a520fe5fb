package loopbook.grade.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import loopbook.grade.Student;
import loopbook.grade.Words;
import loopbook.markup.CsvReader;

/** Reads a roster: a CSV file with a line of headings, of which one is the id. */
public final class RosterReader {
  private static final Set<String> IDS =
      Set.of("id", "student id", "student_id", "studentid", "sis user id", "id number", "username");
  private static final Set<String> NAMES = Set.of("name", "full name", "student", "student name");
  private static final Set<String> FIRST = Set.of("first name", "firstname", "given name");
  private static final Set<String> LAST = Set.of("last name", "lastname", "surname", "family name");

  private static final Set<String> CANVAS = Set.of("Student", "ID", "Section");

  private final List<String> problems = new ArrayList<>();
  private List<String> headings = List.of();

  private RosterReader() {}

  /** What reading came to. */
  public sealed interface Read {
    /** A roster without faults. */
    record Good(Roster roster) implements Read {}

    /** What is wrong with the file, a sentence each, with the line. */
    record Bad(List<String> problems) implements Read {}
  }

  /** Reads and checks the file. */
  public static Read read(Path file) {
    RosterReader reader = new RosterReader();
    List<Student> students = reader.students(file);
    if (reader.problems.isEmpty() && students.isEmpty()) {
      reader.problem("roster.empty");
    }
    return reader.problems.isEmpty()
        ? new Read.Good(new Roster(students))
        : new Read.Bad(List.copyOf(reader.problems));
  }

  private List<Student> students(Path file) {
    List<CsvReader.Row> rows = Tables.read(file, problems);
    return rows.isEmpty() ? List.of() : students(rows);
  }

  private List<Student> students(List<CsvReader.Row> rows) {
    headings = rows.get(0).cells().stream().map(String::strip).toList();
    int id = column(IDS);
    if (id < 0) {
      problem("roster.noid", String.join(", ", headings));
      return List.of();
    }
    List<Student> students = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (CsvReader.Row row : rows.subList(1, rows.size())) {
      List<String> cells = row.cells().stream().map(String::strip).toList();
      if (cells.size() > headings.size()) {
        problem("roster.cells", row.line(), cells.size(), headings.size());
        continue;
      }
      String own = id < cells.size() ? cells.get(id) : "";
      if (own.isEmpty() && students.isEmpty() && isCanvas()) {
        continue; // "Points Possible", "Manual Posting"
      }
      if (own.isEmpty()) {
        problem("roster.missing", row.line());
        continue;
      }
      Integer before = seen.putIfAbsent(own.toLowerCase(Locale.ROOT), row.line());
      if (before != null) {
        problem("roster.twice", row.line(), own, before);
        continue;
      }
      students.add(student(own, id, cells));
    }
    return students;
  }

  /**
   * A gradebook that Canvas exported: between its headings and its students it has rows of its own.
   */
  private boolean isCanvas() {
    return headings.containsAll(CANVAS);
  }

  private Student student(String own, int id, List<String> cells) {
    int name = column(NAMES);
    int first = column(FIRST);
    int last = column(LAST);
    String full =
        name >= 0 ? cell(cells, name) : (cell(cells, first) + " " + cell(cells, last)).strip();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < headings.size(); i++) {
      if (i != id && i != name && !headings.get(i).isEmpty()) {
        fields.put(headings.get(i), cell(cells, i));
      }
    }
    return new Student(own, full, true, fields);
  }

  private static String cell(List<String> cells, int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : "";
  }

  private int column(Set<String> names) {
    for (int i = 0; i < headings.size(); i++) {
      if (names.contains(headings.get(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  private void problem(String key, Object... values) {
    problems.add(Words.of(key, values));
  }
}
