package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.course.Problem;
import loopbook.lesson.Shelf;
import loopbook.progress.Progress;
import loopbook.progress.Workspace.Change;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** Lists the exercises, or opens one: copies its starter and shows its task. */
final class ExerciseCommand implements Command {
  @Override
  public String name() {
    return "exercise";
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
    if (word.isEmpty() && context.desk().exercise().isEmpty()) {
      return list(context);
    }
    return new Lookup(context).exercise(word).then(exercise -> open(context, exercise));
  }

  private static Result list(Context context) {
    Shelf.Exercises exercises = context.shelf().exercises();
    Progress progress = context.workspace().progress();
    Text.Builder text = Text.builder();
    for (Exercise exercise : exercises.all()) {
      boolean passed = progress.passed(exercise.id()).isPresent();
      Glyph mark =
          passed ? Glyph.DONE : context.workspace().started(exercise) ? Glyph.PARTLY : Glyph.OPEN;
      Line first =
          Line.of(context.look().of(mark) + " ", passed ? Tone.GOOD : Tone.DIM)
              .append(exercise.id(), Tone.KEY)
              .append("  ");
      Line rest =
          Line.of(exercise.title()).append("  " + String.join(" ", exercise.lessons()), Tone.DIM);
      text.add(Wrap.wrap(rest, context.look().width(), first, Line.of(" ".repeat(first.width()))));
    }
    for (Problem problem : exercises.problems()) {
      text.add(Say.wrapped(context, Line.of(Problems.words(context, problem), Tone.WARNING)));
    }
    return exercises.all().isEmpty()
        ? Result.done(text.add(Say.text(context, "exercise.empty")).build())
        : Result.done(text.gap().add(Say.text(context, Tone.DIM, "exercise.how")).build());
  }

  private static Result open(Context context, Exercise exercise) {
    context.desk().exercise(exercise);
    context.expect(exercise);
    Change change = context.workspace().open(exercise);
    if (change instanceof Change.Refused refused) {
      return Result.of(
          Status.FAULT,
          Sheet.markdown(context, exercise.task())
              .append(Say.wrapped(context, Troubles.line(refused.trouble()))));
    }
    return Result.done(
        () -> {
          Text.Builder text = Text.builder();
          text.add(Say.text(context, Tone.DIM, "exercise.title", exercise.id(), exercise.name()));
          text.gap().add(Sheet.markdown(context, exercise.task()));
          text.gap();
          text.add(Say.text(context, "exercise.file", context.workspace().submission(exercise)));
          text.add(Say.text(context, Tone.DIM, "exercise.next", exercise.id()));
          return text.build();
        });
  }
}
