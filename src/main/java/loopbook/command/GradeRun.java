package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Handed;
import loopbook.grade.Overrides;
import loopbook.grade.Report;
import loopbook.grade.Terms;
import loopbook.grade.batch.Batch;
import loopbook.grade.batch.Earlier;
import loopbook.grade.batch.Examiner;
import loopbook.grade.batch.Fingerprint;
import loopbook.grade.batch.Place;
import loopbook.grade.intake.Intake;
import loopbook.grade.intake.Roster;
import loopbook.grade.intake.RosterReader;
import loopbook.grade.report.Reports;
import loopbook.grade.report.SourceFolders;
import loopbook.grade.report.Writing;
import loopbook.judge.Expected;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;

/** One grading of a class, from what was handed in to the reports. */
final class GradeRun {
  private final Context context;
  private final Grade.Order order;

  private GradeRun(Context context, Grade.Order order) {
    this.context = context;
    this.order = order;
  }

  static Result run(Context context, Grade.Order order) throws InterruptedException {
    GradeRun run = new GradeRun(context, order);
    try {
      return run.checked();
    } catch (IOException failed) {
      return failed(context, failed);
    } catch (InterruptedException stopped) {
      context.sink().text(Say.text(context, "grade.stopped"));
      throw stopped;
    }
  }

  /** The end of a grading that cannot write or read. */
  static Result failed(Context context, IOException failed) {
    String why = failed.getClass().getSimpleName() + ": " + failed.getMessage();
    return Say.result(Status.FAULT, context, "grade.failed", why);
  }

  private Result checked() throws IOException, InterruptedException {
    Optional<Result> refused = order.level().flatMap(level -> Level.refusal(context, level));
    if (refused.isPresent()) {
      return refused.get();
    }
    if (!Files.exists(order.submissions())) {
      return Say.result(Status.USAGE, context, "grade.nosubmissions", order.submissions());
    }
    if (order.moodle().isPresent() && !Files.isRegularFile(order.moodle().get())) {
      return Say.result(Status.USAGE, context, "grade.nomoodle", order.moodle().get());
    }
    Optional<Roster> roster = Optional.empty();
    if (order.roster().isPresent()) {
      RosterReader.Read read = RosterReader.read(order.roster().get());
      if (read instanceof RosterReader.Read.Bad bad) {
        return GradeOverrides.problems(
            context, "grade.roster", order.roster().get(), bad.problems());
      }
      roster = Optional.of(((RosterReader.Read.Good) read).roster());
    }
    Optional<Roster> known = roster;
    return Pack.find(context, order.answers())
        .then(jars -> exercises().then(exercises -> judged(jars, exercises, known)));
  }

  private Found<List<Exercise>> exercises() {
    Lookup lookup = new Lookup(context);
    return order.exercises().isEmpty()
        ? new Found.Here<>(lookup.shelf().exercises().all())
        : lookup.exercises(order.exercises());
  }

  private Result judged(Jars jars, List<Exercise> asked, Optional<Roster> roster)
      throws InterruptedException {
    Optional<Result> unfit = Level.unfit(context, jars, IsolationLevel.available());
    if (unfit.isPresent()) {
      return unfit.get();
    }
    try (Judge judge = new Judge(jars, IsolationLevel.available())) {
      Examiner examiner = Examiner.of(judge);
      List<Exercise> exercises = new ArrayList<>();
      for (Exercise exercise : asked) {
        List<Expected> checks = examiner.expectations(exercise);
        if (checks.stream().anyMatch(Expected::hidden)) {
          exercises.add(exercise);
        } else if (!order.exercises().isEmpty()) {
          return Say.result(Status.REFUSED, context, "grade.nohidden", exercise.id());
        }
        Optional<String> odd = odd(exercise, checks);
        if (odd.isPresent()) {
          return Say.result(Status.FAULT, context, "grade.weight", exercise.id(), odd.get());
        }
      }
      return placed(jars, examiner, exercises, roster);
    } catch (IOException failed) {
      return failed(context, failed);
    }
  }

  /** A name that is weighed, and is no check. */
  static Optional<String> odd(Exercise exercise, List<Expected> checks) {
    return exercise.weights().checks().keySet().stream()
        .filter(name -> checks.stream().noneMatch(c -> c.name().equals(name)))
        .sorted()
        .findFirst();
  }

  private Result placed(
      Jars jars, Examiner examiner, List<Exercise> exercises, Optional<Roster> roster)
      throws IOException, InterruptedException {
    Place.Taken taken = Place.take(order.out(), order.resume());
    if (!(taken instanceof Place.Ours ours)) {
      return refused(context, (Place.Refused) taken, order.out());
    }
    try (ours) {
      return graded(jars, examiner, exercises, roster, ours);
    }
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

  private Result graded(
      Jars jars, Examiner examiner, List<Exercise> asked, Optional<Roster> roster, Place.Ours place)
      throws IOException, InterruptedException {
    Intake.Found found =
        new Intake(roster, asked, place.sources()).read(order.submissions(), order.out());
    Found<Overrides> overrides =
        new GradeOverrides(context, found.deliveries().stream().map(Delivery::student).toList())
            .read(
                order.overrides(),
                order.resume() ? GradeOverrides.in(order.out()) : Optional.empty());
    if (!(overrides instanceof Found.Here<Overrides> set)) {
      return ((Found.Missing<Overrides>) overrides).said();
    }
    GradeOverrides.keep(set.it(), order.out());
    List<Exercise> exercises =
        order.exercises().isEmpty() ? handedIn(asked, found, set.it()) : asked;
    if (found.deliveries().isEmpty() || exercises.isEmpty()) {
      return Say.result(
          Status.USAGE,
          context,
          found.deliveries().isEmpty() ? "grade.nobody" : "grade.nothing",
          order.submissions());
    }
    Terms terms =
        new Terms(
            Version.number(),
            Fingerprint.of(jars),
            order.seed(),
            IsolationLevel.available().number());
    int jobs = order.jobs().orElseGet(GradeRun::carried);
    begin(context, found.deliveries().size(), exercises.size(), jobs, terms);
    Batch batch =
        new Batch(examiner, exercises, place.students(), terms, jobs, Earlier.NOTHING, set.it());
    List<Report> reports = batch.run(found.deliveries(), new GradeProgress(context));
    Gradebook book = new Gradebook(exercises, reports, found.notes(), terms);
    return written(context, order, book);
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

  /** Those for which somebody handed something in, or has points by hand. */
  private static List<Exercise> handedIn(
      List<Exercise> asked, Intake.Found found, Overrides overrides) {
    return asked.stream()
        .filter(
            exercise ->
                overrides.given().stream().anyMatch(o -> o.exercise().equals(exercise.id()))
                    || found.deliveries().stream()
                        .map((Delivery d) -> d.work(exercise.id()))
                        .anyMatch(Handed.Sources.class::isInstance))
        .toList();
  }

  /** A check runs its tests side by side already, so one for every two processors is enough. */
  static int carried() {
    return Math.max(1, Math.min(16, Runtime.getRuntime().availableProcessors() / 2));
  }
}
