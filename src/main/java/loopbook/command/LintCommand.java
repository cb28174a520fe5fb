package loopbook.command;

import java.util.List;
import java.util.stream.Collectors;
import loopbook.course.Problem;
import loopbook.course.Row;
import loopbook.lesson.Lint;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** The author's check: what is wrong in lessons and exercises, with file, line and next step. */
final class LintCommand implements Command {
  @Override
  public String name() {
    return "lint";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE
        .flag("--open")
        .parse(words, given -> c -> run(c, given.has("--open")));
  }

  private static Result run(Context context, boolean open) {
    Lint.Report report = Lint.check(context.shelf());
    Text.Builder text = Text.builder();
    for (Problem problem : report.problems()) {
      text.add(Say.wrapped(context, Line.of(Problems.words(context, problem), Tone.WARNING)));
    }
    if (open) {
      for (Row row : report.open()) {
        text.add(Say.wrapped(context, Line.of(row.id(), Tone.KEY).append("  " + row.what())));
      }
    }
    String mirrored =
        report.mirrored().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    text.gap()
        .add(
            Say.text(
                context,
                report.problems().isEmpty() ? "lint.clean" : "lint.found",
                report.problems().size(),
                report.course().lessons().size(),
                report.course().exercises().size()))
        .add(
            Say.text(
                context,
                "lint.rows",
                report.course().rows().size() - report.open().size(),
                report.course().rows().size(),
                mirrored));
    return Result.of(report.problems().isEmpty() ? Status.DONE : Status.FAULT, text.build());
  }
}
