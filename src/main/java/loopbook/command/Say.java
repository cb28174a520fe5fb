package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import loopbook.text.Line;
import loopbook.text.Span;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;
import org.jspecify.annotations.Nullable;

/** This package's own messages. What stands in code marks is what one types. */
final class Say {
  private static final Messages MESSAGES = Messages.of("loopbook.command.messages");

  private Say() {}

  static String get(String key, @Nullable Object... values) {
    return MESSAGES.get(key, values);
  }

  static Messages messages() {
    return MESSAGES;
  }

  /** A message as one line. */
  static Line line(String key, @Nullable Object... values) {
    return marked(get(key, values), Tone.PLAIN);
  }

  static Line line(Tone tone, String key, @Nullable Object... values) {
    return marked(get(key, values), tone);
  }

  /** A message broken to the width. */
  static Text text(Context context, String key, @Nullable Object... values) {
    return wrapped(context, line(key, values));
  }

  static Text text(Context context, Tone tone, String key, @Nullable Object... values) {
    return wrapped(context, line(tone, key, values));
  }

  static Text wrapped(Context context, Line line) {
    return new Text(Wrap.wrap(line, context.look().width()));
  }

  /** A result that is one message. */
  static Result result(Status status, Context context, String key, @Nullable Object... values) {
    Tone tone = status == Status.DONE ? Tone.PLAIN : Tone.WARNING;
    return Result.of(status, text(context, tone, key, values));
  }

  /** Plain text whose code marks are drawn as keys. */
  static Line marked(String text, Tone tone) {
    List<Span> spans = new ArrayList<>();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean key = i % 2 == 1 && i < parts.length - 1;
      String part = i % 2 == 1 && !key ? "`" + parts[i] : parts[i];
      if (!part.isEmpty()) {
        spans.add(new Span(part, key ? Tone.KEY : tone));
      }
    }
    return new Line(spans);
  }
}
