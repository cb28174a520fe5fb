package loopbook.grade.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.grade.Report;
import loopbook.grade.Student;

/**
 * Whose rows of a Moodle worksheet are. A row that fits two students, or a student whom two rows
 * fit, is left alone: a grade is rather missing than another one's.
 */
final class Owners {
  /** {@code Participant 12345}, the number also in the names of the folders of a download. */
  private static final Pattern PARTICIPANT = Pattern.compile(".*?(\\d+)\\s*");

  private static final List<String> IDS = List.of("id number", "username", "email address");

  private final Worksheet sheet;
  private final List<Report> reports;
  private final Map<String, Set<Integer>> byKey = new HashMap<>();
  private final Map<String, Set<Integer>> byName = new HashMap<>();

  Owners(Worksheet sheet, List<Report> reports) {
    this.sheet = sheet;
    this.reports = reports;
    for (int i = 0; i < reports.size(); i++) {
      int index = i;
      Student student = reports.get(i).student();
      add(byKey, student.id(), index);
      student.fields().entrySet().stream()
          .filter(field -> fold(field.getKey()).matches("e-?mail( address)?|username|id number"))
          .forEach(field -> add(byKey, field.getValue(), index));
      add(byName, student.name(), index);
    }
  }

  /** For each row the report of its student, if that is certain. */
  List<Optional<Report>> of(List<List<Worksheet.Cell>> rows) {
    List<Optional<Integer>> owners = new ArrayList<>();
    Set<Integer> once = new HashSet<>();
    Set<Integer> twice = new HashSet<>();
    for (List<Worksheet.Cell> row : rows) {
      Set<Integer> fit = fitting(row);
      fit.stream().filter(index -> !once.add(index)).forEach(twice::add);
      owners.add(fit.size() == 1 ? fit.stream().findFirst() : Optional.empty());
    }
    return owners.stream()
        .map(owner -> owner.filter(index -> !twice.contains(index)).map(reports::get))
        .toList();
  }

  private Set<Integer> fitting(List<Worksheet.Cell> row) {
    Set<Integer> fit = new LinkedHashSet<>();
    Matcher number = PARTICIPANT.matcher(cell(row, "identifier"));
    if (number.matches()) {
      fit.addAll(byKey.getOrDefault(number.group(1), Set.of()));
    }
    for (String heading : IDS) {
      fit.addAll(byKey.getOrDefault(fold(cell(row, heading)), Set.of()));
    }
    return fit.isEmpty() ? byName.getOrDefault(fold(cell(row, "full name")), Set.of()) : fit;
  }

  private String cell(List<Worksheet.Cell> row, String heading) {
    OptionalInt column = sheet.column(List.of(heading));
    return column.isPresent() && column.getAsInt() < row.size()
        ? row.get(column.getAsInt()).value()
        : "";
  }

  private static void add(Map<String, Set<Integer>> to, String key, int index) {
    if (!key.isBlank()) {
      to.computeIfAbsent(fold(key), k -> new LinkedHashSet<>()).add(index);
    }
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
