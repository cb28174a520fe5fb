package loopbook.shell;

import java.util.Optional;
import loopbook.command.Context;
import loopbook.command.Messages;
import loopbook.command.Reader;
import loopbook.text.Line;
import loopbook.text.Tone;

/** Where the reader is, and which keys apply: the prompt's name and the line at the bottom. */
final class Place {
  private final Context context;
  private final Footer footer;
  private final Messages messages;

  Place(Context context, Footer footer, Messages messages) {
    this.context = context;
    this.footer = footer;
    this.messages = messages;
  }

  /** The lesson's id, or the product's name where none is open. */
  String name() {
    return context.desk().reader().map(r -> r.lesson().id()).orElse(messages.get("place.nowhere"));
  }

  void show() {
    footer.show(line());
  }

  void hide() {
    footer.hide();
  }

  private Line line() {
    Optional<Reader> reader = context.desk().reader();
    Line where =
        reader
            .map(
                r ->
                    Line.of(r.lesson().id() + " ", Tone.STRONG)
                        .append(r.lesson().title(), Tone.DIM))
            .orElse(Line.of(messages.get("place.title"), Tone.STRONG));
    Line exercise =
        context
            .desk()
            .exercise()
            .map(e -> Line.of(" | ", Tone.DIM).append(e.id(), Tone.STRONG))
            .orElse(Line.EMPTY);
    return where.append(exercise).append(" | ", Tone.DIM).append(keys(reader));
  }

  private Line keys(Optional<Reader> reader) {
    String key =
        reader
            .map(
                r ->
                    r.stop()
                        .map(
                            stop ->
                                stop instanceof Reader.Stop.Question
                                    ? "place.question"
                                    : "place.run")
                        .orElse(r.finished() ? "place.finished" : "place.reading"))
            .orElse("place.start");
    return Line.of(messages.get(key), Tone.DIM);
  }
}
