package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Gradebook;
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
      return GradeSteps.failed(context, failed);
    } catch (InterruptedException stopped) {
      context.sink().text(Say.text(context, "grade.stopped"));
      throw stopped;
    }
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
        Optional<Result> misweighed = GradeSteps.misweighed(context, exercise, checks);
        if (misweighed.isPresent()) {
          return misweighed.get();
        }
      }
      return placed(jars, examiner, exercises, roster);
    } catch (IOException failed) {
      return GradeSteps.failed(context, failed);
    }
  }

  private Result placed(
      Jars jars, Examiner examiner, List<Exercise> exercises, Optional<Roster> roster)
      throws IOException, InterruptedException {
    Place.Taken taken = Place.take(order.out(), order.resume());
    if (!(taken instanceof Place.Ours ours)) {
      return GradeSteps.refused(context, (Place.Refused) taken, order.out());
    }
    try (ours) {
      return graded(jars, examiner, exercises, roster, ours);
    }
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
    int jobs = order.jobs().orElseGet(GradeSteps::carried);
    GradeSteps.begin(context, found.deliveries().size(), exercises.size(), jobs, terms);
    Batch batch =
        new Batch(examiner, exercises, place.students(), terms, jobs, Earlier.NOTHING, set.it());
    List<Report> reports = batch.run(found.deliveries(), new GradeProgress(context));
    Gradebook book = new Gradebook(exercises, reports, found.notes(), terms);
    return GradeSteps.written(context, order, book);
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
}
