package loopbook.grade.report;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.judge.Fault;

/**
 * A student's results as Markdown for the summary of a GitHub job. What a submission wrote stands
 * only in fences that are longer than any run of backticks in it.
 */
final class GithubSummary {
  private static final int MESSAGE = 2000;
  private static final int OUTPUT = 4000;

  /** GitHub refuses a summary of more than 1 MiB, in bytes; a character has three at most here. */
  private static final int WHOLE = 300_000;

  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+.!|~&:@$-]");

  private final StringBuilder out = new StringBuilder();

  private GithubSummary() {}

  static String write(Report report) {
    GithubSummary summary = new GithubSummary();
    summary.line("# " + words(report.student().title()));
    report.graded().forEach(graded -> summary.graded(report, graded));
    return summary.out.toString();
  }

  private void graded(Report report, Graded graded) {
    line("## " + words(graded.exercise() + " " + graded.title()));
    line(words(Wording.of(report, graded)));
    if (out.length() > WHOLE) {
      line(words(Wording.of("cut.summary")));
      return;
    }
    graded.notes().forEach(note -> line(words(Plain.line(note, MESSAGE))));
    graded.faults().stream()
        .limit(20)
        .map((Fault fault) -> Said.fault(fault, MESSAGE))
        .forEach(this::fenced);
    graded.checks().stream()
        .filter(check -> check.state() != CheckGrade.State.NOT_RUN)
        .forEach(this::check);
  }

  private void check(CheckGrade check) {
    String mark = check.passed() ? "✓ " : "✗ ";
    line(mark + words(Said.title(check)) + (check.passed() ? "" : ", " + Said.state(check)));
    if (!check.passed() && out.length() <= WHOLE) {
      List<String> why = Said.why(check, MESSAGE);
      if (!why.isEmpty()) {
        fenced(String.join("\n", why));
      }
      String printed = Plain.lines(check.output(), OUTPUT);
      if (!printed.isBlank()) {
        line(words(Wording.of("printed")));
        fenced(printed);
      }
    }
  }

  private void fenced(String text) {
    int longest =
        BACKTICKS
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    String fence = "`".repeat(Math.max(3, longest + 1));
    line(fence + "text\n" + text + "\n" + fence);
  }

  /** One paragraph; each mark of Markdown means itself. */
  private static String words(String text) {
    return MARKS.matcher(Plain.line(text, MESSAGE)).replaceAll("\\\\$0");
  }

  private void line(String text) {
    out.append(text).append("\n\n");
  }
}
