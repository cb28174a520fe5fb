package loopbook.grade.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Student;

/**
 * Who failed in the same way. Messages are the same if they differ only in numbers: ports,
 * addresses, times, counts.
 */
final class Failures {
  /** What one run has and another has not; the order matters, an address has a port in it. */
  private static final Pattern VARIES =
      Pattern.compile(
          "(?:[\\w.-]*/)?(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:]+\\]?)"
              + "(?::\\d+)?"
              + "|@[0-9a-f]{4,16}\\b"
              + "|0x[0-9a-fA-F]+"
              + "|\\d+(?:[.,]\\d+)*");

  private Failures() {}

  /**
   * A group.
   *
   * @param check its title; empty if no check could be run
   * @param message of the first of them
   * @param alike whether all have exactly this message
   */
  record Group(
      String check,
      boolean hidden,
      String state,
      String message,
      boolean alike,
      List<Student> students) {}

  private record Key(String check, String state, String message) {}

  private record Failure(Key key, boolean hidden, String message, Student student) {}

  /** The groups of an exercise, the largest first. */
  static List<Group> of(List<Report> reports, String exercise) {
    Map<Key, List<Failure>> groups = new LinkedHashMap<>();
    for (Report report : reports) {
      report.of(exercise).stream()
          .flatMap(graded -> failures(report.student(), graded).stream())
          .forEach(f -> groups.computeIfAbsent(f.key(), k -> new ArrayList<>()).add(f));
    }
    return groups.values().stream()
        .map(Failures::group)
        .sorted(Comparator.comparingInt((Group g) -> g.students().size()).reversed())
        .toList();
  }

  /** With what varies from run to run taken out. */
  static String bare(String message) {
    return VARIES.matcher(message).replaceAll("#");
  }

  private static Collection<Failure> failures(Student student, Graded graded) {
    if (graded.state() != Graded.State.GRADED) {
      return List.of();
    }
    if (!graded.faults().isEmpty()) {
      String state = graded.verdict().map(Wording::of).orElse("");
      return List.of(
          failure("", false, state, Plain.line(graded.faults().get(0).message(), 500), student));
    }
    return graded.checks().stream()
        .filter(check -> check.state() == CheckGrade.State.RAN && !check.passed())
        .map(
            check ->
                failure(
                    Said.title(check),
                    check.hidden(),
                    Wording.of(check.verdict()),
                    Plain.line(check.message(), 500),
                    student))
        .collect(Collectors.toList());
  }

  private static Failure failure(
      String check, boolean hidden, String state, String message, Student student) {
    return new Failure(new Key(check, state, bare(message)), hidden, message, student);
  }

  private static Group group(List<Failure> failures) {
    Failure first = failures.get(0);
    return new Group(
        first.key().check(),
        first.hidden(),
        first.key().state(),
        first.message(),
        failures.stream().allMatch(f -> f.message().equals(first.message())),
        failures.stream().map(Failure::student).distinct().toList());
  }
}
