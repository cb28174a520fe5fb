package loopbook.grade.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import loopbook.grade.CheckGrade;
import loopbook.grade.Student;
import loopbook.judge.Fault;

/** What a check or a fault has to say, as plain text. */
final class Said {
  private static final int NAMES = 40;

  private Said() {}

  static String title(CheckGrade check) {
    return Plain.line(check.title().isBlank() ? check.name() : check.title(), 200);
  }

  static String title(Student student) {
    return Plain.line(student.title(), 120);
  }

  /** Who, on one line; of many the first, and how many more. */
  static String names(List<Student> students) {
    String names = students.stream().limit(NAMES).map(Said::title).collect(joining(", "));
    return students.size() <= NAMES
        ? names
        : names + " " + Wording.of("more", students.size() - NAMES);
  }

  /** What became of it, in a word or two. */
  static String state(CheckGrade check) {
    return switch (check.state()) {
      case RAN -> Wording.of(check.verdict());
      case SKIPPED -> Wording.of("skipped");
      case NOT_RUN -> Wording.of("notrun");
      case LOST -> Wording.of("verdict.internal");
    };
  }

  /** The state, and unless it passed why and what is next, then what the program printed. */
  static String all(CheckGrade check, int message, int output) {
    List<String> lines = new ArrayList<>();
    lines.add(state(check));
    if (!check.passed()) {
      lines.addAll(why(check, message));
      String printed = Plain.lines(check.output(), output);
      if (!printed.isBlank()) {
        lines.add(Wording.of("printed"));
        lines.add(printed);
      }
    }
    return String.join("\n", lines);
  }

  /** The message, the details and the next step, each if there is one; each is cut at the limit. */
  static List<String> why(CheckGrade check, int most) {
    List<String> lines = new ArrayList<>();
    if (!check.message().isBlank()) {
      lines.add(Plain.lines(check.message(), most));
    }
    String details = String.join("\n", check.details());
    if (!details.isBlank()) {
      lines.add(Plain.lines(details, most));
    }
    if (!check.next().isBlank()) {
      lines.add(Wording.of("next", Plain.line(check.next(), most)));
    }
    return lines;
  }

  static String fault(Fault fault, int most) {
    String where =
        fault.file().isEmpty()
            ? ""
            : fault.line() > 0 ? fault.file() + ":" + fault.line() + ": " : fault.file() + ": ";
    return Plain.line(where + fault.message(), most);
  }
}
