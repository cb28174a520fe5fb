package loopbook.command;

import java.util.List;
import loopbook.lesson.Coverage;
import loopbook.text.Line;
import loopbook.text.Text;

/** Prints which lesson, example and exercise teaches each row of the tutorials. */
final class CoverageCommand implements Command {
  @Override
  public String name() {
    return "coverage";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> CoverageCommand::run);
  }

  private static Result run(Context context) {
    Coverage.page(context.shelf().course()).forEach(line -> context.sink().line(Line.of(line)));
    return Result.of(Status.DONE, Text.EMPTY);
  }
}
