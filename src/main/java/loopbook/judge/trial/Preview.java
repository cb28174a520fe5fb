package loopbook.judge.trial;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values in one short line, with nothing in it that a terminal would obey. */
public final class Preview {
  private static final int SHOWN = 60;

  private Preview() {}

  /**
   * {@code 6 bytes "hello\n"}, a text in quotes, {@code an Optional of 2 bytes "ab"}, or the
   * value's own words.
   */
  public static String of(@Nullable Object value) {
    if (value instanceof byte[] bytes) {
      return bytes(bytes);
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.map(v -> "an Optional of " + of(v)).orElse("an empty Optional");
    }
    if (value instanceof String text) {
      return '"' + escaped(cut(text)) + '"' + (text.length() > SHOWN ? "..." : "");
    }
    String words = String.valueOf(value);
    return escaped(cut(words)) + (words.length() > SHOWN ? "..." : "");
  }

  /** {@code 6 bytes "hello\n"}. */
  public static String bytes(byte[] bytes) {
    int shown = Math.min(bytes.length, SHOWN);
    String text = new String(bytes, 0, shown, StandardCharsets.ISO_8859_1);
    return bytes.length
        + (bytes.length == 1 ? " byte" : " bytes")
        + (bytes.length == 0
            ? ""
            : " \"" + escaped(text) + (shown < bytes.length ? "..." : "") + '"');
  }

  private static String cut(String text) {
    return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        default -> {
          if ((c >= 0x20 && c < 0x7F) || (c > 0xFF && Character.isLetterOrDigit(c))) {
            out.append(c);
          } else if (c <= 0xFF) {
            out.append(String.format(Locale.ROOT, "\\x%02X", (int) c));
          } else {
            out.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          }
        }
      }
    }
    return out.toString();
  }
}
