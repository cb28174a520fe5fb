package loopbook.command;

import java.time.Duration;
import java.util.Optional;
import loopbook.grade.Graded;
import loopbook.grade.Score;
import loopbook.grade.Student;
import loopbook.grade.batch.Follower;
import loopbook.text.Line;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** Shows how far a batch is: a bar where it can be taken back, else a line for each submission. */
final class GradeProgress implements Follower {
  private static final int BAR = 24;
  private final Context context;

  GradeProgress(Context context) {
    this.context = context;
  }

  @Override
  public synchronized void step(Step step) {
    if (context.sink().showsPassing()) {
      context.sink().passing(bar(step));
    } else if (step.graded().isPresent() && step.student().isPresent()) {
      context.sink().line(line(step, step.student().get(), step.graded().get()));
    } else if (step.done() > 0) {
      context.sink().text(Say.text(context, "grade.kept", step.done(), step.all()));
    }
  }

  private Line bar(Step step) {
    int room = Math.min(BAR, context.look().width() / 4);
    int full = step.all() == 0 ? room : room * step.done() / step.all();
    return Line.of(context.look().theme().fill(Glyph.DOUBLE, full), Tone.GOOD)
        .append(context.look().theme().fill(Glyph.DASHED, room - full), Tone.DIM)
        .append(Say.get("grade.bar", step.done(), step.all()))
        .append(left(step));
  }

  private Line line(Step step, Student student, Graded graded) {
    String points =
        graded
            .score()
            .map((Score s) -> Say.get("grade.points", s.points().toPlainString(), s.most()))
            .orElse("");
    String verdict = graded.verdict().map(Enum::name).orElse(graded.state().name());
    return Line.of(
        Say.get(
            "grade.line",
            step.done(),
            step.all(),
            student.id(),
            graded.exercise(),
            verdict,
            points + left(step)));
  }

  private static String left(Step step) {
    Optional<Duration> left = step.left().filter(d -> step.done() < step.all());
    if (left.isEmpty()) {
      return "";
    }
    long seconds = Math.max(1, left.get().toSeconds());
    return seconds < 90
        ? Say.get("grade.left.seconds", seconds)
        : seconds < 5400
            ? Say.get("grade.left.minutes", (seconds + 30) / 60)
            : Say.get("grade.left.hours", (seconds + 1800) / 3600);
  }
}
