package loopbook.grade.report;

import java.util.ArrayList;
import java.util.List;
import loopbook.course.Exercise;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.Student;

/** What an instructor has to know or to do, the most urgent first, one sentence each. */
final class Notes {
  private final Gradebook book;
  private final List<String> notes = new ArrayList<>();

  private Notes(Gradebook book) {
    this.book = book;
  }

  static List<String> of(Gradebook book) {
    Notes all = new Notes(book);
    all.faults();
    all.state(Graded.State.GONE, "notes.gone");
    all.state(Graded.State.UNREADABLE, "notes.unreadable");
    all.state(Graded.State.ABSENT, "notes.absent");
    all.overrides();
    all.notes.addAll(book.notes());
    for (Report report : book.reports()) {
      if (!report.student().listed()) {
        all.notes.add(Wording.of("notes.unlisted", report.student().title()));
      }
      report.notes().forEach(n -> all.notes.add(report.student().title() + ": " + n));
    }
    return all.notes;
  }

  /** Ours, with the first line of the cause. */
  private void faults() {
    for (Report report : book.reports()) {
      for (Graded graded : report.graded()) {
        if (graded.state() == Graded.State.FAULT) {
          String cause =
              graded.checks().stream()
                  .map(CheckGrade::ours)
                  .filter(ours -> !ours.isBlank())
                  .findFirst()
                  .map(ours -> " " + ours.strip().lines().findFirst().orElse(""))
                  .orElse("");
          notes.add(Wording.of("notes.fault", report.student().title(), graded.exercise()) + cause);
        }
      }
    }
  }

  private void overrides() {
    for (Report report : book.reports()) {
      for (PointsOverride override : report.overrides()) {
        notes.add(
            Wording.of(
                "notes.override",
                report.student().title(),
                override.exercise(),
                override.points().toPlainString(),
                override.most(),
                report
                    .of(override.exercise())
                    .map(Wording::computed)
                    .orElseGet(() -> Wording.of("byhand.none")),
                override.reason()));
      }
    }
  }

  private void state(Graded.State state, String key) {
    for (Exercise exercise : book.exercises()) {
      List<Student> students =
          book.reports().stream()
              .filter(r -> r.of(exercise.id()).filter(g -> g.state() == state).isPresent())
              .map(Report::student)
              .toList();
      if (!students.isEmpty()) {
        notes.add(Wording.of(key, exercise.id(), Said.names(students)));
      }
    }
  }
}
