package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
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
import loopbook.grade.intake.GradedFolder;
import loopbook.grade.intake.Intake;
import loopbook.grade.report.Changes;
import loopbook.judge.Expected;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;
import loopbook.text.Text;

/** One grading of a class that was graded before, from what was kept to what changed. */
final class RegradeRun {
  private final Context context;
  private final Grade.Order order;
  private final Optional<Long> seed;
  private final boolean all;

  private RegradeRun(Context context, Grade.Order order, Optional<Long> seed, boolean all) {
    this.context = context;
    this.order = order;
    this.seed = seed;
    this.all = all;
  }

  /**
   * Grades again.
   *
   * @param order whose submissions are the folder of the earlier grading
   * @param seed of the order of checking; empty for that of the earlier grading
   * @param all whether to judge again what cannot have changed, too
   */
  static Result run(Context context, Grade.Order order, Optional<Long> seed, boolean all)
      throws InterruptedException {
    RegradeRun run = new RegradeRun(context, order, seed, all);
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
    if (order.moodle().isPresent() && !Files.isRegularFile(order.moodle().get())) {
      return Say.result(Status.USAGE, context, "grade.nomoodle", order.moodle().get());
    }
    if (Files.exists(order.out())
        && Files.exists(order.submissions())
        && Files.isSameFile(order.out(), order.submissions())) {
      return Say.result(Status.USAGE, context, "regrade.same", order.out());
    }
    GradedFolder.Read read = GradedFolder.read(order.submissions());
    if (!(read instanceof GradedFolder.Read.Good good)) {
      return GradeOverrides.problems(
          context, "regrade.old", order.submissions(), ((GradedFolder.Read.Bad) read).problems());
    }
    GradedFolder old = good.folder();
    Lookup lookup = new Lookup(context);
    return Pack.find(context, order.answers())
        .then(
            jars ->
                lookup
                    .exercises(old.exercises())
                    .then(
                        exercises ->
                            lookup
                                .exercises(order.exercises())
                                .then(chosen -> judged(jars, old, exercises, chosen))));
  }

  private Result judged(
      Jars jars, GradedFolder old, List<Exercise> exercises, List<Exercise> chosen)
      throws InterruptedException {
    List<Exercise> again = chosen.isEmpty() ? exercises : chosen;
    for (Exercise exercise : again) {
      if (!exercises.contains(exercise)) {
        return Say.result(
            Status.USAGE, context, "regrade.never", exercise.id(), order.submissions());
      }
    }
    Optional<Result> unfit = Level.unfit(context, jars, IsolationLevel.available());
    if (unfit.isPresent()) {
      return unfit.get();
    }
    try (Judge judge = new Judge(jars, IsolationLevel.available())) {
      Examiner examiner = Examiner.of(judge);
      for (Exercise exercise : again) {
        List<Expected> checks = examiner.expectations(exercise);
        if (checks.stream().noneMatch(Expected::hidden)) {
          return Say.result(Status.REFUSED, context, "regrade.nohidden", exercise.id());
        }
        Optional<Result> misweighed = GradeSteps.misweighed(context, exercise, checks);
        if (misweighed.isPresent()) {
          return misweighed.get();
        }
      }
      Place.Taken taken = Place.take(order.out(), order.resume());
      if (!(taken instanceof Place.Ours ours)) {
        return GradeSteps.refused(context, (Place.Refused) taken, order.out());
      }
      try (ours) {
        return graded(jars, examiner, old, exercises, again, ours);
      }
    } catch (IOException failed) {
      return GradeSteps.failed(context, failed);
    }
  }

  private Result graded(
      Jars jars,
      Examiner examiner,
      GradedFolder old,
      List<Exercise> exercises,
      List<Exercise> again,
      Place.Ours place)
      throws IOException, InterruptedException {
    List<Report> before = old.reports();
    Found<Overrides> overrides =
        new GradeOverrides(context, before.stream().map(Report::student).toList())
            .read(order.overrides(), old.overrides());
    if (!(overrides instanceof Found.Here<Overrides> set)) {
      return ((Found.Missing<Overrides>) overrides).said();
    }
    GradeOverrides.keep(set.it(), order.out());
    Intake.Found found = old.deliveries(exercises, place.sources());
    Terms terms =
        new Terms(
            Version.number(),
            Fingerprint.of(jars),
            seed.orElseGet(() -> seed(before)),
            IsolationLevel.available().number());
    int jobs = order.jobs().orElseGet(GradeSteps::carried);
    GradeSteps.begin(context, found.deliveries().size(), again.size(), jobs, terms);
    Batch batch =
        new Batch(
            examiner,
            exercises,
            place.students(),
            terms,
            jobs,
            settled(before, again, terms),
            set.it());
    List<Report> reports = batch.run(found.deliveries(), new GradeProgress(context));
    Gradebook book = new Gradebook(exercises, reports, found.notes(), terms);
    Result result = GradeSteps.written(context, order, book);
    Changes changes = new Changes(order.submissions(), before, book);
    changes.write(order.out());
    Text.Builder text = Text.builder();
    text.add(result.text()).gap().add(changes.summary(context.look().width()));
    text.gap().add(Say.text(context, "regrade.written", order.out()));
    return Result.of(result.status(), text.build());
  }

  private static long seed(List<Report> before) {
    return before.stream()
        .flatMap(r -> r.graded().stream())
        .map(g -> g.terms().seed())
        .findFirst()
        .orElse(0L);
  }

  /**
   * What is taken from the earlier grading: the exercises that are not graded again, and, unless
   * all is to be judged, the results of the same sources under the same terms and weights.
   */
  private Earlier settled(List<Report> before, List<Exercise> again, Terms terms) {
    return (delivery, exercise) -> {
      Optional<Graded> known =
          before.stream()
              .filter(r -> r.student().id().equals(delivery.student().id()))
              .flatMap(r -> r.of(exercise.id()).stream())
              .findFirst();
      return again.contains(exercise)
          ? known.filter(g -> !all && isStill(g, delivery, exercise, terms))
          : known;
    };
  }

  private static boolean isStill(Graded graded, Delivery delivery, Exercise exercise, Terms terms) {
    return delivery.work(exercise.id()) instanceof Handed.Sources sources
        && graded.isOf(sources.hash(), terms)
        && graded.isWeighedAs(exercise.weights());
  }
}
