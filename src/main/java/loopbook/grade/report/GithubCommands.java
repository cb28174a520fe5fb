package loopbook.grade.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.judge.Fault;

/**
 * A student's results as annotations of a GitHub workflow: lines that a step prints. What a
 * submission wrote stands only in escaped values, never at the beginning of a line, where the
 * runner would obey it. Source: GitHub, "Workflow commands for GitHub Actions".
 */
final class GithubCommands {
  private static final int MESSAGE = 1000;

  /** GitHub shows ten errors of a step; the others are in the summary. */
  private static final int MOST = 10;

  private GithubCommands() {}

  static String write(Report report) {
    List<String> lines = new ArrayList<>();
    report.graded().forEach(graded -> add(graded, lines));
    StringBuilder text = new StringBuilder();
    lines.stream().limit(MOST).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static void add(Graded graded, List<String> to) {
    String file = graded.files().isEmpty() ? "" : graded.files().get(0);
    switch (graded.state()) {
      case ABSENT, UNREADABLE, GONE, FAULT ->
          to.add(
              command(
                  "warning",
                  "",
                  0,
                  graded.exercise(),
                  Wording.of("state." + graded.state().name().toLowerCase(Locale.ROOT))));
      case GRADED -> {
        for (Fault fault : graded.faults()) {
          String message = Said.fault(fault, MESSAGE);
          to.add(command("error", fault.file(), fault.line(), graded.exercise(), message));
        }
        for (CheckGrade check : graded.checks()) {
          if (check.state() == CheckGrade.State.RAN && !check.passed()) {
            String title = graded.exercise() + " " + Said.title(check);
            List<String> why = new ArrayList<>(List.of(Said.state(check)));
            why.addAll(Said.why(check, MESSAGE));
            to.add(command("error", file, 0, title, String.join("\n", why)));
          }
        }
      }
    }
  }

  private static String command(String kind, String file, int line, String title, String message) {
    StringBuilder text = new StringBuilder("::").append(kind).append(' ');
    if (!file.isEmpty()) {
      text.append("file=").append(property(Plain.line(file, 200))).append(',');
      if (line > 0) {
        text.append("line=").append(line).append(',');
      }
    }
    return text.append("title=")
        .append(property(title))
        .append("::")
        .append(data(message))
        .toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
