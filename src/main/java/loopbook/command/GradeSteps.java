package loopbook.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Terms;
import loopbook.grade.batch.Place;
import loopbook.grade.report.Reports;
import loopbook.grade.report.SourceFolders;
import loopbook.grade.report.Writing;
import loopbook.judge.Expected;

/** What {@code grade} and {@code regrade} do alike. */
final class GradeSteps {
  private GradeSteps() {}

  /** The end of a grading that cannot write or read. */
  static Result failed(Context context, IOException failed) {
    String why = failed.getClass().getSimpleName() + ": " + failed.getMessage();
    return Say.result(Status.FAULT, context, "grade.failed", why);
  }

  /** Why an exercise's weights cannot be used: one of them is of no check. */
  static Optional<Result> misweighed(Context context, Exercise exercise, List<Expected> checks) {
    return odd(exercise, checks)
        .map(name -> Say.result(Status.FAULT, context, "grade.weight", exercise.id(), name));
  }

  /** A name that is weighed, and is no check. */
  private static Optional<String> odd(Exercise exercise, List<Expected> checks) {
    return exercise.weights().checks().keySet().stream()
        .filter(name -> checks.stream().noneMatch(c -> c.name().equals(name)))
        .sorted()
        .findFirst();
  }

  /** Why results cannot be written there. */
  static Result refused(Context context, Place.Refused why, Path out) {
    String key =
        switch (why) {
          case NOT_EMPTY -> "grade.notempty";
          case FOREIGN -> "grade.foreign";
          case BUSY -> "grade.busy";
        };
    return Say.result(Status.USAGE, context, key, out);
  }

  /** Says what is going to be done. */
  static void begin(Context context, int students, int exercises, int jobs, Terms terms) {
    context
        .sink()
        .text(Say.text(context, "grade.begin", students, exercises, jobs, terms.isolation()));
  }

  /** Writes what is written of every graded class. */
  static Result written(Context context, Grade.Order order, Gradebook book) throws IOException {
    Writing.all(book, order.out());
    SourceFolders sources =
        new SourceFolders(book, order.out(), context.home().resolve("solutions"));
    Reports written = new Reports(book, sources, order.out());
    written.all(order.formats());
    Optional<Reports.Moodled> moodled = Optional.empty();
    if (order.moodle().isPresent()) {
      moodled = Optional.of(written.moodle(order.moodle().get()));
    }
    boolean faulty =
        book.reports().stream()
            .flatMap(r -> r.graded().stream())
            .map(Graded::state)
            .anyMatch(s -> s == Graded.State.FAULT || s == Graded.State.GONE);
    return Result.of(
        faulty ? Status.FAULT : Status.DONE,
        GradeSummary.of(context, book, order.out(), order.formats(), moodled));
  }

  /** A check runs its tests side by side already, so one for every two processors is enough. */
  static int carried() {
    return Math.max(1, Math.min(16, Runtime.getRuntime().availableProcessors() / 2));
  }
}
