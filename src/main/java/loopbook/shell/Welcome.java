package loopbook.shell;

import java.util.List;
import java.util.Optional;
import loopbook.command.Context;
import loopbook.command.Messages;
import loopbook.lesson.Shelf;
import loopbook.lesson.Spine;
import loopbook.progress.Progress;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/**
 * The first screen: what this is, where one is, and what to press next.
 *
 * <pre>
 *   Loopbook                        learn sockets by watching the wire
 *   ──────────────────────────────────────────────────────────────────
 *   You begin with    L0.1  How this workbook works
 *   Done so far       0 of 14 lessons
 *
 *   Enter        opens the lesson, then goes on
 *   …
 * </pre>
 */
final class Welcome {
  private static final int INDENT = 2;
  private static final int KEY_COLUMN = 17;
  private static final List<String> KEYS = List.of("enter", "contents", "help", "quit");

  private final Context context;
  private final Messages messages;

  Welcome(Context context, Messages messages) {
    this.context = context;
    this.messages = messages;
  }

  Text text() {
    Look look = context.look();
    Shelf shelf = context.shelf();
    Progress progress = context.workspace().progress();
    Text.Builder text = Text.builder();
    text.blank();
    text.line(
        Line.of(" ".repeat(INDENT))
            .append(messages.get("welcome.title"), Tone.HEADING)
            .append("  ")
            .append(messages.get("welcome.what"), Tone.DIM)
            .cut(look.width(), look.of(Glyph.CUT)));
    text.line(
        Line.of(" ".repeat(INDENT))
            .append(
                look.theme().fill(Glyph.HORIZONTAL, Math.min(66, look.width() - INDENT)), Tone.DIM)
            .cut(look.width()));
    Optional<Spine> at = at(shelf, progress);
    at.ifPresent(
        lesson ->
            row(
                text,
                look,
                messages.get(progress.place().isEmpty() ? "welcome.begin" : "welcome.back"),
                Tone.DIM,
                lesson.id() + "  " + lesson.title()));
    long read = shelf.spines().stream().filter(s -> progress.read(s.id())).count();
    row(
        text,
        look,
        messages.get("welcome.done"),
        Tone.DIM,
        messages.get("welcome.lessons", read, shelf.spines().size()));
    text.blank();
    for (String key : KEYS) {
      row(text, look, messages.get("welcome." + key), Tone.KEY, messages.get("welcome.is." + key));
    }
    text.blank();
    text.add(
        Wrap.wrap(
            Line.of(messages.get("welcome.java"), Tone.DIM),
            look.width(),
            Line.of(" ".repeat(INDENT)),
            Line.of(" ".repeat(INDENT))));
    text.blank();
    return text.build();
  }

  private static void row(Text.Builder text, Look look, String name, Tone tone, String value) {
    Line first = Line.of(" ".repeat(INDENT)).append(name, tone).pad(INDENT + KEY_COLUMN);
    Line next = Line.of(" ".repeat(Math.min(INDENT + KEY_COLUMN, look.width() / 3)));
    text.add(Wrap.wrap(Line.of(value), look.width(), first, next));
  }

  private static Optional<Spine> at(Shelf shelf, Progress progress) {
    return progress
        .place()
        .map(place -> place.lesson())
        .flatMap(shelf::find)
        .or(() -> shelf.spines().stream().findFirst());
  }
}
