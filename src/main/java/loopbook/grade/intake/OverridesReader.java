package loopbook.grade.intake;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import loopbook.course.Exercise;
import loopbook.grade.Overrides;
import loopbook.grade.PointsOverride;
import loopbook.grade.Student;
import loopbook.grade.Words;
import loopbook.markup.CsvReader;

/**
 * Reads points that were set by hand: a CSV file with the headings student, exercise, points and
 * reason. The word {@code computed} for the points withdraws what an earlier grading remembers.
 */
public final class OverridesReader {
  private static final String COMPUTED = "computed";

  private final Map<String, Student> students;
  private final Map<String, Exercise> exercises;
  private final List<String> problems = new ArrayList<>();
  private final List<PointsOverride> given = new ArrayList<>();
  private final Set<Overrides.Key> withdrawn = new HashSet<>();
  private final Map<Overrides.Key, Integer> seen = new HashMap<>();

  private OverridesReader(List<Student> students, List<Exercise> exercises) {
    this.students =
        students.stream().collect(Collectors.toMap(s -> s.id().strip(), s -> s, (a, b) -> a));
    this.exercises = exercises.stream().collect(Collectors.toMap(Exercise::id, e -> e));
  }

  /** What reading came to. */
  public sealed interface Read {
    /** A file without faults. */
    record Good(Overrides overrides) implements Read {}

    /** What is wrong with the file, a sentence each, with the line. */
    record Bad(List<String> problems) implements Read {}
  }

  /**
   * Reads and checks the file.
   *
   * @param students who is graded
   * @param exercises of the course, also those that are not graded this time
   */
  public static Read read(Path file, List<Student> students, List<Exercise> exercises) {
    OverridesReader reader = new OverridesReader(students, exercises);
    List<CsvReader.Row> rows = Tables.read(file, reader.problems);
    if (reader.problems.isEmpty()) {
      reader.rows(rows);
    }
    return reader.problems.isEmpty()
        ? new Read.Good(new Overrides(reader.given, reader.withdrawn))
        : new Read.Bad(List.copyOf(reader.problems));
  }

  private void rows(List<CsvReader.Row> rows) {
    List<String> headings =
        rows.isEmpty()
            ? List.of()
            : rows.get(0).cells().stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
    List<String> missing =
        Overrides.HEADINGS.stream().filter(name -> !headings.contains(name)).toList();
    if (!missing.isEmpty()) {
      problem("override.headings", String.join(", ", missing));
      return;
    }
    for (CsvReader.Row row : rows.subList(1, rows.size())) {
      if (row.cells().size() > headings.size()) {
        problem("override.cells", row.line(), row.cells().size(), headings.size());
      } else {
        row(
            row.line(),
            name -> {
              int column = headings.indexOf(name);
              return column < row.cells().size() ? row.cells().get(column).strip() : "";
            });
      }
    }
  }

  private void row(int line, Function<String, String> cell) {
    Optional<Student> student = student(cell.apply("student"));
    if (student.isEmpty()) {
      problem("override.student", line, cell.apply("student"));
    }
    String id = cell.apply("exercise").toUpperCase(Locale.ROOT);
    Optional<Exercise> exercise = Optional.ofNullable(exercises.get(id));
    if (exercise.isEmpty()) {
      problem("override.exercise", line, cell.apply("exercise"));
    }
    if (student.isPresent() && exercise.isPresent()) {
      Overrides.Key key = new Overrides.Key(student.get().id(), id);
      Integer before = seen.putIfAbsent(key, line);
      if (before != null) {
        problem("override.twice", line, key.student(), id, before);
      } else if (cell.apply("points").equalsIgnoreCase(COMPUTED)) {
        withdrawn.add(key);
      } else {
        points(line, key, exercise.get(), cell);
      }
    }
  }

  private void points(
      int line, Overrides.Key key, Exercise exercise, Function<String, String> cell) {
    String word = cell.apply("points");
    int most = exercise.weights().points();
    if (!word.matches("\\d{1,6}(\\.\\d{1,2})?")
        || new BigDecimal(word).compareTo(BigDecimal.valueOf(most)) > 0) {
      problem("override.points", line, word, exercise.id(), most);
    } else if (cell.apply("reason").isEmpty()) {
      problem("override.reason", line);
    } else {
      given.add(
          new PointsOverride(
              key.student(), key.exercise(), new BigDecimal(word), most, cell.apply("reason")));
    }
  }

  /** Our own tables put an apostrophe before an id that a spreadsheet would take for a formula. */
  private Optional<Student> student(String id) {
    return Optional.ofNullable(students.get(id))
        .or(
            () ->
                id.startsWith("'")
                    ? Optional.ofNullable(students.get(id.substring(1).strip()))
                    : Optional.empty());
  }

  private void problem(String key, Object... values) {
    problems.add(Words.of(key, values));
  }
}
