package loopbook.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.judge.Jars;
import loopbook.judge.Judge;
import loopbook.judge.Progress;
import loopbook.judge.Result;
import loopbook.judge.Verdict;
import loopbook.progress.Fact;
import loopbook.progress.Workspace.Change;
import loopbook.sandbox.IsolationLevel;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Checks a submission against the visible and hidden tests of its exercise. */
final class Check implements Command {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public Parsed parse(List<String> words) {
    Parsed parsed =
        Arguments.Shape.words(Ids::isExercise, 0, 1)
            .flag("--json")
            .option("--submission", Level.OPTION, Seed.OPTION)
            .parse(words, given -> context -> run(context, given));
    int at = words.indexOf("--submission");
    if (at >= 0 && at + 1 < words.size() && path(words.get(at + 1)).isEmpty()) {
      return new Parsed.Refused(Say.get("check.nopath", words.get(at + 1)));
    }
    return Level.wrong(words).or(() -> Seed.wrong(words)).orElse(parsed);
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? Complete.exercises(context) : List.of();
  }

  private static loopbook.command.Result run(Context context, Arguments given)
      throws InterruptedException {
    IsolationLevel level = Level.asked(given).orElse(IsolationLevel.PROCESS);
    Optional<loopbook.command.Result> refusal = refusal(context, level);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return new Lookup(context)
        .exercise(given.plain(0))
        .then(
            exercise ->
                check(
                    context,
                    exercise,
                    given.option("--submission").flatMap(Check::path),
                    level,
                    Seed.asked(given).orElse(Judge.USUAL_SEED),
                    given.has("--json")));
  }

  private static Optional<loopbook.command.Result> refusal(Context context, IsolationLevel level) {
    return level == IsolationLevel.PROCESS
        ? Optional.empty()
        : Level.refusal(context, level)
            .or(() -> Level.unfit(context, Jars.of(context.home()), level));
  }

  private static loopbook.command.Result check(
      Context context,
      Exercise exercise,
      Optional<Path> submission,
      IsolationLevel level,
      long seed,
      boolean json)
      throws InterruptedException {
    context.desk().exercise(exercise);
    if (submission.isEmpty()
        && context.workspace().open(exercise) instanceof Change.Refused refused) {
      return loopbook.command.Result.of(
          Status.FAULT, Say.wrapped(context, Troubles.line(refused.trouble())));
    }
    Path source = submission.orElseGet(() -> context.workspace().exercise(exercise));
    Result result = judge(context, exercise, source, level, seed, submission.isEmpty());
    if (json) {
      Origin origin = Origin.of(context, source, result);
      for (String line : CheckJson.write(result, origin).split("\n", -1)) {
        context.sink().line(Line.of(line));
      }
      return loopbook.command.Result.of(status(result), Text.EMPTY);
    }
    Text text = Feedback.of(context, exercise, result);
    if (level != IsolationLevel.PROCESS) {
      text =
          Text.builder()
              .add(text)
              .add(Say.text(context, Tone.DIM, "level.checked", level.number()))
              .build();
    }
    return loopbook.command.Result.of(status(result), text);
  }

  /** Checks, and keeps a success of the learner's own files. */
  static Result judge(Context context, Exercise exercise, Path source, boolean own)
      throws InterruptedException {
    return judge(context, exercise, source, IsolationLevel.PROCESS, Judge.USUAL_SEED, own);
  }

  private static Result judge(
      Context context, Exercise exercise, Path source, IsolationLevel level, long seed, boolean own)
      throws InterruptedException {
    Following following = new Following(context, exercise);
    Result result = context.judge(level).check(exercise, source, seed, following);
    if (level == IsolationLevel.PROCESS) {
      KeptCheck.keep(context, result, following.classes);
    } else {
      KeptCheck.forget(context); // to look at it would run it once more, and not at that level
    }
    if (own && result.passed()) {
      context.workspace().note(new Fact.Passed(exercise.id(), context.now()));
    }
    return result;
  }

  /** Says how far it is, and keeps what is looked at if it fails. */
  private static final class Following implements Progress {
    private final Context context;
    private final Exercise exercise;
    volatile Map<String, byte[]> classes = Map.of();

    Following(Context context, Exercise exercise) {
      this.context = context;
      this.exercise = exercise;
    }

    @Override
    public void done(int done, int all) {
      context.sink().passing(Line.of(Say.get("check.passing", exercise.id(), done, all)));
    }

    @Override
    public void compiled(Map<String, byte[]> made) {
      classes = made;
    }
  }

  static Status status(Result result) {
    if (result.passed()) {
      return Status.DONE;
    }
    return result.verdict() == Verdict.INTERNAL ? Status.FAULT : Status.FAILED;
  }

  private static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException odd) {
      return Optional.empty();
    }
  }
}
