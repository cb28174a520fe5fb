package loopbook.grade.report;

import java.util.Optional;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Words;
import loopbook.text.Line;

/** What only the instructor reads: what was odd in the submissions, and what failed on our side. */
public final class InstructorText {
  private InstructorText() {}

  /** What was noticed in what was handed in, by student. */
  public static String intake(Gradebook book) {
    StringBuilder text = new StringBuilder();
    book.notes().forEach(note -> line(text, "", note));
    for (Report report : book.reports()) {
      StringBuilder own = new StringBuilder();
      report.notes().forEach(note -> line(own, "  ", note));
      report.graded().stream()
          .filter(g -> g.state() == Graded.State.UNREADABLE)
          .flatMap(g -> g.notes().stream())
          .filter(note -> !report.notes().contains(note))
          .distinct()
          .forEach(note -> line(own, "  ", note));
      if (own.length() > 0) {
        line(text, "", report.student().title());
        text.append(own);
      }
    }
    return text.length() == 0 ? Words.of("intake.nothing") + "\n" : text.toString();
  }

  /** Each fault of ours with its cause; empty if there was none. */
  public static Optional<String> faults(Gradebook book) {
    StringBuilder text = new StringBuilder();
    for (Report report : book.reports()) {
      for (Graded graded : report.graded()) {
        if (graded.state() == Graded.State.FAULT) {
          line(text, "", report.student().title() + ", " + graded.exercise());
          for (CheckGrade check : graded.checks()) {
            if (!check.ours().isEmpty()) {
              line(text, "  ", check.name());
              check.ours().lines().limit(60).forEach(l -> line(text, "    ", l));
            }
          }
        }
      }
    }
    return text.length() == 0 ? Optional.empty() : Optional.of(text.toString());
  }

  /** With what a terminal would obey made visible. */
  private static void line(StringBuilder text, String indent, String words) {
    text.append(indent).append(Line.of(words).plain()).append('\n');
  }
}
