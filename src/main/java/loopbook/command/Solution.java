package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.lesson.Page;
import loopbook.progress.Fact;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Shows the reference; before the exercise is passed it asks first. */
final class Solution implements Command {
  @Override
  public String name() {
    return "solution";
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
    return new Lookup(context).exercise(word).then(exercise -> show(context, exercise));
  }

  private static Result show(Context context, Exercise exercise) throws InterruptedException {
    Path file = Lookup.reference(context, exercise);
    if (!Files.isRegularFile(file)) {
      return Say.result(Status.REFUSED, context, "solution.none", exercise.id());
    }
    boolean free =
        context.workspace().progress().passed(exercise.id()).isPresent()
            || context.workspace().progress().solution(exercise.id()).isPresent();
    if (!free) {
      switch (context.asker().ask(Say.get("solution.ask", exercise.id()))) {
        case YES -> {}
        case NO -> {
          return Say.result(Status.DONE, context, "solution.kept");
        }
        case NOBODY -> {
          return Say.result(Status.USAGE, context, "ask.nobody");
        }
      }
    }
    return read(context, exercise, file);
  }

  private static Result read(Context context, Exercise exercise, Path file) {
    String code;
    try {
      code = Files.readString(file);
    } catch (IOException refused) {
      return Say.result(Status.FAULT, context, "solution.unread", file, refused.getMessage());
    }
    context.workspace().note(new Fact.Solution(exercise.id(), context.now()));
    return Result.done(
        () ->
            Text.builder()
                .add(Say.text(context, Tone.DIM, "solution.file", file))
                .gap()
                .add(new Page(context.look()).code(code))
                .build());
  }
}
