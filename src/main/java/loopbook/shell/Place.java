package loopbook.shell;

import java.util.Optional;
import loopbook.command.Context;
import loopbook.command.Messages;
import loopbook.command.Reader;
import loopbook.course.Exercise;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;

/** Where the reader is, and which keys apply: the prompt's name and the line at the bottom. */
final class Place {
  /** Columns below which a title would say nothing. */
  private static final int LEAST_TITLE = 8;

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

  /** After others have used the whole screen. */
  void renew() {
    footer.renew();
    show();
  }

  void hide() {
    footer.hide();
  }

  /** The title gives way where the keys would not fit. */
  private Line line() {
    Optional<Reader> reader = context.desk().reader();
    Line exercise =
        context
            .desk()
            .exercise()
            .map(e -> Line.of(" | ", Tone.DIM).append(e.id(), Tone.STRONG))
            .orElse(Line.EMPTY);
    Line keys = Line.of(" | ", Tone.DIM).append(Line.of(messages.get(keys(reader)), Tone.DIM));
    Line before =
        reader
            .map(r -> Line.of(r.lesson().id(), Tone.STRONG))
            .orElse(Line.of(messages.get("place.title"), Tone.STRONG));
    Look look = context.look();
    int room = look.width() - 1 - before.width() - exercise.width() - keys.width() - 1;
    Line title =
        reader
            .map(r -> Line.of(" " + r.lesson().title(), Tone.DIM))
            .filter(t -> room > LEAST_TITLE)
            .map(t -> t.cut(room, look.of(Glyph.ELLIPSIS)))
            .orElse(Line.EMPTY);
    return before.append(title).append(exercise).append(keys);
  }

  private String keys(Optional<Reader> reader) {
    Optional<Exercise> work = context.desk().work();
    if (work.isPresent()) {
      boolean passed = context.workspace().progress().passed(work.get().id()).isPresent();
      return passed ? "place.passed" : "place.exercise";
    }
    if (reader.isEmpty()) {
      return "place.start";
    }
    return reader
        .get()
        .stop()
        .map(stop -> stop instanceof Reader.Stop.Question ? "place.question" : "place.run")
        .orElse(reader.get().finished() ? "place.finished" : "place.reading");
  }
}
