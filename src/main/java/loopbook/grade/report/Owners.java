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

/**
 * Whose rows of a Moodle worksheet are. A row that fits two students, or a student whom two rows
 * fit, is left alone: a grade is rather missing than another one's.
 */
final class Owners {
  /** {@code Participant 12345}, the number also in the names of the folders of a download. */
  private static final Pattern PARTICIPANT = Pattern.compile(".*?(\\d+)\\s*");

  private static final List<String> IDS = List.of("id number", "username", "email address");

  private final Worksheet sheet;
  private final Map<String, Set<Report>> byKey = new HashMap<>();
  private final Map<String, Set<Report>> byName = new HashMap<>();

  Owners(Worksheet sheet, List<Report> reports) {
    this.sheet = sheet;
    for (Report report : reports) {
      add(byKey, report.student().id(), report);
      report.student().fields().entrySet().stream()
          .filter(field -> fold(field.getKey()).matches("e-?mail( address)?|username|id number"))
          .forEach(field -> add(byKey, field.getValue(), report));
      add(byName, report.student().name(), report);
    }
  }

  /** For each row the report of its student, if that is certain. */
  List<Optional<Report>> of(List<List<Worksheet.Cell>> rows) {
    List<Optional<Report>> owners = new ArrayList<>();
    Set<Report> once = new HashSet<>();
    Set<Report> twice = new HashSet<>();
    for (List<Worksheet.Cell> row : rows) {
      Set<Report> fit = fitting(row);
      fit.stream().filter(report -> !once.add(report)).forEach(twice::add);
      owners.add(fit.size() == 1 ? fit.stream().findFirst() : Optional.empty());
    }
    return owners.stream().map(owner -> owner.filter(report -> !twice.contains(report))).toList();
  }

  private Set<Report> fitting(List<Worksheet.Cell> row) {
    Set<Report> fit = new LinkedHashSet<>();
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

  private static void add(Map<String, Set<Report>> to, String key, Report report) {
    if (!key.isBlank()) {
      to.computeIfAbsent(fold(key), k -> new LinkedHashSet<>()).add(report);
    }
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
