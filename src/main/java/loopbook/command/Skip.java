package loopbook.command;

import java.util.List;
import loopbook.progress.Fact;

/** Goes on without answering the card or running the example that the lesson waits for. */
final class Skip implements Command {
  @Override
  public String name() {
    return "skip";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(words, given -> context -> Next.run(context, true));
  }

  /** Remembers that a card was passed by. */
  static void note(Context context, Reader reader) {
    reader
        .stop()
        .filter(Reader.Stop.Question.class::isInstance)
        .map(Reader.Stop.Question.class::cast)
        .ifPresent(
            question ->
                context
                    .workspace()
                    .note(
                        new Fact.Answer(
                            reader.lesson().id(),
                            question.number(),
                            Fact.Mark.SKIPPED,
                            "",
                            context.now())));
  }
}
