package loopbook.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Durable;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Student;
import loopbook.grade.Terms;
import loopbook.grade.batch.Batch;
import loopbook.grade.batch.Examiner;
import loopbook.grade.batch.Fingerprint;
import loopbook.grade.batch.Follower;
import loopbook.grade.intake.Intake;
import loopbook.grade.report.Gradescope;
import loopbook.grade.report.InstructorText;
import loopbook.judge.Expected;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.sandbox.IsolationLevel;

/**
 * Grades the one submission in Gradescope's container. It always leaves results there: where it
 * cannot grade, some without a score, which say whose fault it is.
 */
final class Autograder {
  /** Whose it is, Gradescope knows. */
  private static final Student STUDENT = Student.of("submission", "");

  private final Context context;
  private final Order order;

  /**
   * What was asked for.
   *
   * @param submission the folder with the submission
   * @param results the file to be written
   * @param exercise its id
   * @param hidden when students see the hidden checks
   * @param level the least isolation that will do
   */
  record Order(
      Path submission,
      Path results,
      String exercise,
      Gradescope.Hidden hidden,
      Optional<Path> answers,
      Optional<IsolationLevel> level) {}

  private Autograder(Context context, Order order) {
    this.context = context;
    this.order = order;
  }

  /** It is done once there are results, whatever they say. */
  static Result run(Context context, Order order) throws InterruptedException {
    Autograder grader = new Autograder(context, order);
    String results;
    try {
      results = grader.results();
    } catch (IOException | RuntimeException | Error broken) {
      results = grader.broken(trace(broken));
    } catch (InterruptedException stopped) {
      grader.write(grader.broken(Say.get("autograder.stopped")));
      throw stopped;
    }
    return grader.write(results);
  }

  private Result write(String results) {
    try {
      Durable.write(order.results(), results);
      return Say.result(Status.DONE, context, "autograder.written", order.results());
    } catch (IOException failed) {
      return Say.result(
          Status.FAULT, context, "autograder.unwritten", order.results(), failed.toString());
    }
  }

  /** What the instructor sees of it is in the results, and in what the container printed. */
  private String broken(String cause) {
    context.sink().text(Say.text(context, "autograder.broken", cause));
    return Gradescope.broken(cause);
  }

  private static String trace(Throwable broken) {
    StringWriter out = new StringWriter();
    broken.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  private String results() throws IOException, InterruptedException {
    IsolationLevel there = IsolationLevel.available();
    if (order.level().filter(asked -> asked.number() > there.number()).isPresent()) {
      return broken(
          Say.get(
              "level.refused",
              order.level().get().number(),
              there.number(),
              IsolationLevel.obstacle().orElse("")));
    }
    Found<Exercise> found = new Lookup(context).exercise(Optional.of(order.exercise()));
    if (!(found instanceof Found.Here<Exercise> here)) {
      return broken(Say.get("autograder.noexercise", order.exercise()));
    }
    if (!Files.isDirectory(order.submission())) {
      return broken(Say.get("autograder.nosubmission", order.submission()));
    }
    return Pack.find(context, order.answers()) instanceof Found.Here<Jars> jars
        ? graded(here.it(), jars.it(), there)
        : broken(Say.get("grade.nopack"));
  }

  private String graded(Exercise exercise, Jars jars, IsolationLevel level)
      throws IOException, InterruptedException {
    Optional<String> unfit = Judge.obstacle(jars, level);
    if (unfit.isPresent()) {
      return broken(Say.get("level.unfit", unfit.get()));
    }
    Path folder = Files.createTempDirectory("loopbook-autograder");
    try (Judge judge = new Judge(jars, level)) {
      Examiner examiner = Examiner.of(judge);
      if (examiner.expectations(exercise).stream().noneMatch(Expected::hidden)) {
        return broken(Say.get("grade.nohidden", exercise.id()));
      }
      List<Exercise> only = List.of(exercise);
      Terms terms =
          new Terms(Version.number(), Fingerprint.of(jars), Judge.USUAL_SEED, level.number());
      Delivery delivery =
          new Intake(Optional.empty(), only, folder.resolve("sources"))
              .one(STUDENT, order.submission());
      Path students = Files.createDirectory(folder.resolve("students"));
      List<Report> reports =
          new Batch(examiner, only, students, terms, 1).run(List.of(delivery), Follower.NOBODY);
      Graded graded = reports.get(0).graded().get(0);
      String cause =
          InstructorText.faults(new Gradebook(only, reports, List.of(), terms)).orElse("");
      if (graded.state() == Graded.State.FAULT) {
        context.sink().text(Say.text(context, "autograder.broken", cause));
      }
      return Gradescope.always(graded, order.hidden(), cause);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
