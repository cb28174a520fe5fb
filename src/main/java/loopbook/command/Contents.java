package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.course.Problem;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.progress.Fact;
import loopbook.progress.Progress;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** All chapters, lessons and exercises, with what has been read and passed. */
final class Contents implements Command {
  @Override
  public String name() {
    return "contents";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> Contents::run);
  }

  private static Result run(Context context) {
    Shelf shelf = context.shelf();
    List<Exercise> exercises = shelf.exercises().all();
    Text.Builder text = Text.builder();
    for (Shelf.Section section : shelf.sections()) {
      text.gap()
          .add(
              Say.text(
                  context, Tone.HEADING, "contents.chapter", section.number(), section.title()));
      for (Spine spine : section.lessons()) {
        text.add(lesson(context, spine));
        for (String id : spine.exercises()) {
          exercises.stream()
              .filter(e -> e.id().equals(id) && home(e, spine))
              .findFirst()
              .ifPresent(exercise -> text.add(exercise(context, exercise)));
        }
      }
    }
    for (Problem problem : shelf.problems()) {
      text.add(Say.wrapped(context, Line.of(Problems.words(context, problem), Tone.WARNING)));
    }
    if (shelf.spines().isEmpty()) {
      return Result.of(Status.FAULT, text.add(Say.text(context, "lesson.no")).build());
    }
    text.gap().add(Say.text(context, Tone.DIM, "contents.legend", legend(context)));
    return Result.done(text.build());
  }

  /** An exercise is shown once, under the first of its lessons. */
  private static boolean home(Exercise exercise, Spine spine) {
    return exercise.lessons().isEmpty() || exercise.lessons().get(0).equals(spine.id());
  }

  static Text lesson(Context context, Spine spine) {
    Progress progress = context.workspace().progress();
    Optional<Fact.Place> place = progress.place(spine.id());
    Glyph mark =
        progress.read(spine.id()) ? Glyph.DONE : place.isPresent() ? Glyph.PARTLY : Glyph.OPEN;
    boolean here = progress.place().filter(p -> p.lesson().equals(spine.id())).isPresent();
    Line first =
        Line.of((here ? context.look().of(Glyph.POINTER) : " ") + " ", Tone.KEY)
            .append(context.look().of(mark) + " ", mark == Glyph.DONE ? Tone.GOOD : Tone.DIM)
            .append(spine.id(), Tone.KEY)
            .pad(11);
    return new Text(
        Wrap.wrap(Line.of(spine.title()), context.look().width(), first, Line.of(" ".repeat(11))));
  }

  private static Text exercise(Context context, Exercise exercise) {
    Progress progress = context.workspace().progress();
    Glyph mark =
        progress.passed(exercise.id()).isPresent()
            ? Glyph.DONE
            : context.workspace().started(exercise) ? Glyph.PARTLY : Glyph.OPEN;
    Line first =
        Line.of("           ")
            .append(context.look().of(mark) + " ", mark == Glyph.DONE ? Tone.GOOD : Tone.DIM)
            .append(exercise.id(), Tone.KEY)
            .append("  ");
    return new Text(
        Wrap.wrap(
            Line.of(exercise.title()),
            context.look().width(),
            first,
            Line.of(" ".repeat(first.width()))));
  }

  private static String legend(Context context) {
    return Say.get(
        "contents.marks",
        context.look().of(Glyph.DONE),
        context.look().of(Glyph.PARTLY),
        context.look().of(Glyph.OPEN));
  }
}
