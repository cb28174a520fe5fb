package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.progress.Fact;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Shows one hint more each time; after the last one all of them. */
final class Hint implements Command {
  @Override
  public String name() {
    return "hint";
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

  private static Result show(Context context, Exercise exercise) {
    context.desk().exercise(exercise);
    List<String> hints = exercise.hints();
    if (hints.isEmpty()) {
      return Say.result(Status.DONE, context, "hint.none", exercise.id());
    }
    int read = Math.min(context.workspace().progress().hints(exercise.id()), hints.size());
    boolean again = read == hints.size();
    int first = again ? 0 : read;
    int last = again ? hints.size() : read + 1;
    if (!again) {
      context.workspace().note(new Fact.Hints(exercise.id(), last, context.now()));
    }
    return Result.done(
        () -> {
          Text.Builder text = Text.builder();
          for (int i = first; i < last; i++) {
            text.gap()
                .add(
                    Say.text(
                        context, Tone.STRONG, "hint.number", i + 1, hints.size(), exercise.id()))
                .add(Sheet.markdown(context, hints.get(i)));
          }
          String next = last < hints.size() ? "hint.more" : "hint.last";
          return text.gap().add(Say.text(context, Tone.DIM, next, exercise.id())).build();
        });
  }
}
