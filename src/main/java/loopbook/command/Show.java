package loopbook.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** Shows the last run from one side: {@code wire}, {@code hex}, {@code states}. */
final class Show implements Command {
  private final String name;
  private final BiFunction<Context, Kept, Text> view;

  Show(String name, BiFunction<Context, Kept, Text> view) {
    this.name = name;
    this.view = view;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> this::run);
  }

  private Result run(Context context) {
    Optional<Kept> last = Kept.last(context);
    if (last.isEmpty()) {
      return Say.result(Status.USAGE, context, "show.none");
    }
    Text seen = view.apply(context, last.get());
    return Result.done(
        Text.of(Line.of(last.get().example(), Tone.HEADING))
            .append(seen.isEmpty() ? Say.text(context, "show.empty." + name) : seen));
  }
}
