package loopbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import loopbook.course.Exercise;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.progress.Fact;
import loopbook.progress.Fact.Mark;
import loopbook.progress.Progress;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** What has been read, answered, run and passed: the command {@code progress}. */
final class Standing implements Command {
  private static final int BAR = 20;

  @Override
  public String name() {
    return "progress";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> Standing::run);
  }

  private static Result run(Context context) {
    Shelf shelf = context.shelf();
    Progress progress = context.workspace().progress();
    Text.Builder text = Text.builder();
    for (Shelf.Section section : shelf.sections()) {
      long read = section.lessons().stream().filter(s -> progress.read(s.id())).count();
      text.add(
          bar(
              context,
              Say.get("progress.chapter", section.number()),
              (int) read,
              section.lessons().size(),
              section.title()));
    }
    text.gap();
    rows(context, shelf, progress, text);
    text.gap();
    text.add(
        Say.text(
            context,
            "progress.cards",
            progress.answers(Mark.RIGHT),
            progress.answers(Mark.WRONG),
            progress.answers(Mark.OPEN),
            progress.answers(Mark.SKIPPED)));
    long runs = progress.facts().stream().filter(Fact.Ran.class::isInstance).count();
    text.add(Say.text(context, "progress.runs", runs));
    text.gap();
    for (Exercise exercise : shelf.exercises().all()) {
      text.add(exercise(context, progress, exercise));
    }
    text.gap().add(Say.text(context, Tone.DIM, "progress.where", context.workspace().folder()));
    return Result.done(text.build());
  }

  /** How many rows of each tutorial the lessons that were read have covered. */
  private static void rows(Context context, Shelf shelf, Progress progress, Text.Builder text) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Spine spine : shelf.spines()) {
      for (String row : spine.mirrors()) {
        int[] count =
            counts.computeIfAbsent(
                row.substring(0, Math.max(0, row.indexOf('.'))), k -> new int[2]);
        count[0] += progress.read(spine.id()) ? 1 : 0;
        count[1]++;
      }
    }
    counts.forEach(
        (tutorial, count) ->
            text.add(bar(context, tutorial, count[0], count[1], Say.get("progress.track"))));
  }

  private static Text bar(Context context, String name, int done, int all, String title) {
    int width = Math.min(BAR, context.look().width() / 3);
    int full = all == 0 ? 0 : done * width / all;
    Line line =
        Line.of(name, Tone.KEY)
            .pad(11)
            .append(context.look().theme().fill(Glyph.BLOCK, full), Tone.GOOD)
            .append(context.look().theme().fill(Glyph.SHADE, width - full), Tone.DIM)
            .append(String.format(Locale.ROOT, " %3d/%-3d ", done, all))
            .append(title);
    return Text.of(line.cut(context.look().width(), context.look().of(Glyph.CUT)));
  }

  private static Text exercise(Context context, Progress progress, Exercise exercise) {
    boolean passed = progress.passed(exercise.id()).isPresent();
    Line line =
        Line.of(
                context.look().of(passed ? Glyph.DONE : Glyph.OPEN) + " ",
                passed ? Tone.GOOD : Tone.DIM)
            .append(exercise.id(), Tone.KEY)
            .append("  " + exercise.title());
    if (passed) {
      String when = progress.passed(exercise.id()).get().at().toString().substring(0, 10);
      line = line.append("  " + Say.get("progress.passed", when), Tone.GOOD);
    }
    if (progress.hints(exercise.id()) > 0) {
      line =
          line.append(
              "  "
                  + Say.get(
                      "progress.hints", progress.hints(exercise.id()), exercise.hints().size()),
              Tone.DIM);
    }
    if (progress.solution(exercise.id()).isPresent()) {
      line = line.append("  " + Say.get("progress.seen"), Tone.DIM);
    }
    return Say.wrapped(context, line);
  }
}
