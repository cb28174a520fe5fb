package loopbook.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.progress.Workspace.Change;

/** Opens the learner's file of an exercise in an editor, and says where it is. */
final class Edit implements Command {
  @Override
  public String name() {
    return "edit";
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
    return new Lookup(context).exercise(word).then(exercise -> open(context, exercise));
  }

  private static Result open(Context context, Exercise exercise) throws InterruptedException {
    context.desk().exercise(exercise);
    if (context.workspace().open(exercise) instanceof Change.Refused refused) {
      return Result.of(Status.FAULT, Say.wrapped(context, Troubles.line(refused.trouble())));
    }
    Path file = context.workspace().submission(exercise);
    context.sink().text(Say.text(context, "exercise.file", file));
    context.expect(exercise);
    Optional<String> refused = context.editor().open(file);
    if (refused.isEmpty()) {
      return Result.done(Say.text(context, "edit.done", exercise.id()));
    }
    return refused.get().isEmpty()
        ? Result.done(Say.text(context, "edit.none"))
        : Say.result(Status.FAULT, context, "edit.failed", refused.get());
  }
}
