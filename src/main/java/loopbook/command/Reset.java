package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.progress.Workspace.Change;

/**
 * Puts the starter of an exercise back, the learner's files being kept as a backup; {@code reset
 * session} begins the learner's own Java anew.
 */
final class Reset implements Command {
  private static final String SESSION = "session";

  @Override
  public String name() {
    return "reset";
  }

  @Override
  public Parsed parse(List<String> words) {
    if (words.equals(List.of(SESSION))) {
      return new Parsed.Ready(Reset::session);
    }
    return Arguments.Shape.words(Ids::isExercise, 0, 1)
        .parse(words, given -> context -> run(context, given.plain(0)));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    if (!before.isEmpty()) {
      return List.of();
    }
    List<Candidate> all = new ArrayList<>(Complete.exercises(context));
    all.add(Candidate.of(SESSION));
    return all;
  }

  private static Result session(Context context) {
    return context
        .freshSession()
        .map(
            fresh -> {
              fresh.run();
              return Say.result(Status.DONE, context, "reset.session");
            })
        .orElseGet(() -> Say.result(Status.USAGE, context, "reset.nosession"));
  }

  private static Result run(Context context, Optional<String> word) throws InterruptedException {
    return new Lookup(context).exercise(word).then(exercise -> reset(context, exercise));
  }

  private static Result reset(Context context, Exercise exercise) throws InterruptedException {
    context.desk().exercise(exercise);
    if (context.workspace().started(exercise)) {
      switch (context.asker().ask(Say.get("reset.ask", exercise.id()))) {
        case YES -> {}
        case NO -> {
          return Say.result(Status.DONE, context, "reset.kept");
        }
        case NOBODY -> {
          return Say.result(Status.USAGE, context, "ask.nobody");
        }
      }
    }
    Change change = context.workspace().reset(exercise);
    if (change instanceof Change.Refused refused) {
      return Result.of(Status.FAULT, Say.wrapped(context, Troubles.line(refused.trouble())));
    }
    Optional<?> backup = change instanceof Change.Reset r ? r.backup() : Optional.empty();
    return backup.isPresent()
        ? Say.result(Status.DONE, context, "reset.done", exercise.id(), backup.get())
        : Say.result(
            Status.DONE,
            context,
            "reset.fresh",
            exercise.id(),
            context.workspace().submission(exercise));
  }
}
