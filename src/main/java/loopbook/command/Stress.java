package loopbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.judge.Progress;
import loopbook.judge.Result;
import loopbook.text.Line;
import loopbook.text.Text;

/**
 * For authors: checks references again and again, each time with another seed, while all processors
 * are busy. A correct solution that fails once shows a check that is unfair, or a race.
 */
final class Stress implements Command {
  private static final int TIMES = 200;
  private static final int MOST = 100_000;

  @Override
  public String name() {
    return "stress";
  }

  @Override
  public Parsed parse(List<String> words) {
    int at = words.indexOf("--times");
    if (at >= 0 && at + 1 < words.size() && times(words.get(at + 1)).isEmpty()) {
      return new Parsed.Refused(Say.get("stress.times", words.get(at + 1), MOST));
    }
    return Arguments.Shape.words(Ids::isExercise, 0, 100)
        .flag("--quiet")
        .option("--times")
        .parse(words, given -> context -> run(context, given));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return Complete.exercises(context);
  }

  private static Optional<Integer> times(String word) {
    return word.matches("\\d{1,6}")
        ? Optional.of(Integer.parseInt(word)).filter(n -> n >= 1 && n <= MOST)
        : Optional.empty();
  }

  private static loopbook.command.Result run(Context context, Arguments given)
      throws InterruptedException {
    int times = given.option("--times").flatMap(Stress::times).orElse(TIMES);
    return exercises(context, given.plain())
        .then(exercises -> run(context, exercises, times, !given.has("--quiet")));
  }

  @SuppressWarnings("try")
  private static loopbook.command.Result run(
      Context context, List<Exercise> exercises, int times, boolean busy)
      throws InterruptedException {
    Status status = Status.DONE;
    try (Load load = busy ? Load.everywhere() : Load.NONE) {
      for (Exercise exercise : exercises) {
        status = status.and(run(context, exercise, times));
      }
    }
    return loopbook.command.Result.of(status, Text.EMPTY);
  }

  private static Found<List<Exercise>> exercises(Context context, List<String> words) {
    Lookup lookup = new Lookup(context);
    if (words.isEmpty()) {
      return new Found.Here<>(lookup.shelf().exercises().all());
    }
    List<Exercise> all = new ArrayList<>();
    for (String word : words) {
      Found<Exercise> found = lookup.exercise(word);
      if (found instanceof Found.Here<Exercise> here) {
        all.add(here.it());
      } else if (found instanceof Found.Missing<Exercise> missing) {
        return new Found.Missing<>(missing.said());
      }
    }
    return new Found.Here<>(all);
  }

  private static Status run(Context context, Exercise exercise, int times)
      throws InterruptedException {
    Path reference = Lookup.reference(context, exercise);
    if (!Files.isRegularFile(reference)) {
      context.sink().text(Say.text(context, "solution.none", exercise.id()));
      return Status.REFUSED;
    }
    int passed = 0;
    int retried = 0;
    List<Long> took = new ArrayList<>();
    Status status = Status.DONE;
    for (int i = 1; i <= times; i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped by the user");
      }
      Result result = context.judge().check(exercise, reference, i, Progress.NONE);
      took.add(result.duration().toMillis());
      if (result.tests().stream().anyMatch(t -> t.retried())) {
        retried++;
      }
      if (result.passed()) {
        passed++;
      } else {
        status = Status.FAULT;
        context.sink().text(Say.text(context, "stress.failed", exercise.id(), i));
        context.sink().text(Feedback.of(context, exercise, result));
      }
    }
    took.sort(null);
    context
        .sink()
        .line(
            Line.of(
                Say.get(
                    "stress.line",
                    exercise.id(),
                    passed,
                    times,
                    retried,
                    took.get(took.size() / 2),
                    took.get(took.size() - 1))));
    return status;
  }
}
