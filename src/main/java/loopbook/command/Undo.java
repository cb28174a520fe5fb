package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.progress.Workspace.Change;

/** Takes back the last reset. */
final class Undo implements Command {
  @Override
  public String name() {
    return "undo";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(Ids::isExercise, 0, 1)
        .parse(words, given -> context -> run(context, given.plain(0)));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty() ? Complete.exercises(context) : List.of();
  }

  private static Result run(Context context, Optional<String> word) throws InterruptedException {
    if (word.isEmpty()) {
      return undo(context, Optional.empty());
    }
    return new Lookup(context).exercise(word.get()).then(e -> undo(context, Optional.of(e)));
  }

  private static Result undo(Context context, Optional<Exercise> exercise) {
    Change change = context.workspace().undo(exercise);
    if (change instanceof Change.Refused refused) {
      return Result.of(Status.FAULT, Say.wrapped(context, Troubles.line(refused.trouble())));
    }
    if (change instanceof Change.Undone undone) {
      return undone
          .between()
          .map(kept -> Say.result(Status.DONE, context, "undo.done.kept", undone.folder(), kept))
          .orElseGet(() -> Say.result(Status.DONE, context, "undo.done", undone.folder()));
    }
    return Say.result(Status.DONE, context, "undo.nothing");
  }
}
