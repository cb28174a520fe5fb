package loopbook.grade.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.markup.Escape;

/**
 * The class as JUnit XML: a suite for each exercise of each student, a case for each check, in the
 * form that Ant's JUnit task began and Surefire, Jenkins and GitLab read.
 */
final class JunitXml {
  private static final int MESSAGE = 4000;
  private static final int OUTPUT = 8000;

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  private JunitXml() {}

  static String write(Gradebook book) {
    return new JunitXml().suites(book.reports());
  }

  private String suites(List<Report> reports) {
    line(0, "<testsuites name=\"Loopbook\">");
    reports.forEach(report -> report.graded().forEach(graded -> suite(report, graded)));
    line(0, "</testsuites>");
    return out.toString();
  }

  private void suite(Report report, Graded graded) {
    List<Case> cases =
        graded.state() == Graded.State.GRADED
            ? graded.checks().stream().map(check -> of(check, graded)).toList()
            : List.of(ungraded(graded));
    line(
        1,
        "<testsuite"
            + attribute("name", report.student().id() + " " + graded.exercise())
            + attribute("tests", cases.size())
            + attribute("failures", count(cases, "failure"))
            + attribute("errors", count(cases, "error"))
            + attribute("skipped", count(cases, "skipped"))
            + attribute("time", seconds(graded.milliseconds()))
            + ">");
    String group = graded.exercise() + "." + report.student().id();
    cases.forEach(one -> write(one, group));
    line(1, "</testsuite>");
  }

  /**
   * A case; {@code kind} is empty if it passed, else the element that says it did not.
   *
   * @param type the verdict
   */
  private record Case(
      String name, long milliseconds, String kind, String type, String message, String text) {}

  private static Case of(CheckGrade check, Graded graded) {
    String verdict = graded.verdict().map(Enum::name).orElse("");
    String type =
        switch (check.state()) {
          case RAN -> check.verdict().name();
          case NOT_RUN -> verdict.isEmpty() ? check.state().name() : verdict;
          case SKIPPED, LOST -> check.state().name();
        };
    String why = check.message();
    String text = Said.all(check, MESSAGE, OUTPUT);
    if (check.state() == CheckGrade.State.NOT_RUN && !graded.faults().isEmpty()) {
      text =
          graded.faults().stream()
              .limit(20)
              .map(fault -> Said.fault(fault, MESSAGE))
              .collect(Collectors.joining("\n"));
      why = graded.faults().get(0).message();
    }
    return new Case(Said.title(check), check.milliseconds(), kind(check), type, why, text);
  }

  private static String kind(CheckGrade check) {
    return switch (check.state()) {
      case RAN ->
          switch (check.verdict()) {
            case PASS -> "";
            case INTERNAL -> "error";
            default -> "failure";
          };
      case SKIPPED -> "skipped";
      case NOT_RUN -> "failure";
      case LOST -> "error";
    };
  }

  /** What was not judged is no failure of the student's. */
  private static Case ungraded(Graded graded) {
    String state = graded.state().name();
    String why = Wording.of("state." + state.toLowerCase(Locale.ROOT));
    boolean ours = graded.state() == Graded.State.FAULT;
    String notes = String.join("\n", graded.notes());
    return new Case(
        Wording.of("grading"),
        0,
        ours ? "error" : "skipped",
        state,
        why,
        Plain.lines(notes, MESSAGE));
  }

  private void write(Case one, String group) {
    String head =
        "<testcase"
            + attribute("name", one.name())
            + attribute("classname", group)
            + attribute("time", seconds(one.milliseconds()));
    if (one.kind().isEmpty()) {
      line(2, head + "/>");
      return;
    }
    String type = one.kind().equals("skipped") ? "" : attribute("type", one.type());
    line(2, head + ">");
    line(
        3,
        "<"
            + one.kind()
            + attribute("message", Plain.line(one.message(), 500))
            + type
            + ">"
            + Escape.xml(one.text())
            + "</"
            + one.kind()
            + ">");
    line(2, "</testcase>");
  }

  private void line(int depth, String text) {
    out.append("  ".repeat(depth)).append(text).append('\n');
  }

  private static String attribute(String name, Object value) {
    return " " + name + "=\"" + Escape.xml(Plain.line(String.valueOf(value), 600)) + '"';
  }

  private static long count(List<Case> cases, String kind) {
    return cases.stream().filter(one -> one.kind().equals(kind)).count();
  }

  private static String seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3).toPlainString();
  }
}
