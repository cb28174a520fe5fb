package loopbook.judge.trial;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.judge.call.Constant;
import loopbook.judge.call.Fields;
import loopbook.judge.call.Handle;
import loopbook.peer.Kept;
import org.jspecify.annotations.Nullable;

/** Values in one short line, as Java would write them, with nothing that a terminal would obey. */
public final class Preview {
  private static final int SHOWN = 60;

  /** So many elements of a list, or entries of a map. */
  private static final int ELEMENTS = 8;

  private static final int DEEPEST = 4;

  private Preview() {}

  /**
   * {@code 6 bytes "hello\n"}, a text in quotes, {@code an Optional of 2 bytes "ab"}, {@code
   * Page[status=200, body="hello"]}, {@code [1, 2]}, {@code a ServerSocket}, or the value's own
   * words.
   */
  public static String of(@Nullable Object value) {
    return of(value, 0);
  }

  private static String of(@Nullable Object value, int depth) {
    if (value instanceof byte[] bytes) {
      return bytes(bytes);
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.map(v -> "an Optional of " + of(v, depth)).orElse("an empty Optional");
    }
    if (value instanceof String text) {
      return '"' + escaped(cut(text)) + '"' + (text.length() > SHOWN ? "..." : "");
    }
    if (value instanceof Handle handle) {
      return object(handle.type());
    }
    if (value instanceof Remote remote) {
      return object(remote.handle().type());
    }
    if (value instanceof Constant constant) {
      return constant.name();
    }
    if (depth < DEEPEST && value instanceof Fields fields) {
      return simple(fields.type()) + entries(fields.components(), "[", "]", depth + 1);
    }
    if (depth < DEEPEST && value instanceof Map<?, ?> map) {
      return entries(map, "{", "}", depth + 1);
    }
    if (depth < DEEPEST && value instanceof List<?> list) {
      return elements(list, depth + 1);
    }
    if (value instanceof Fields || value instanceof Map<?, ?> || value instanceof List<?>) {
      return "...";
    }
    String words = String.valueOf(value);
    return escaped(cut(words)) + (words.length() > SHOWN ? "..." : "");
  }

  private static String elements(List<?> list, int depth) {
    List<String> shown = new ArrayList<>();
    for (Object one : list.subList(0, Math.min(ELEMENTS, list.size()))) {
      shown.add(of(one, depth));
    }
    return "[" + String.join(", ", shown) + more(list.size()) + "]";
  }

  /** {@code name=value} each; a map's texts stand in quotes, a record's names do not. */
  private static String entries(Map<?, ?> map, String open, String close, int depth) {
    List<String> shown = new ArrayList<>();
    for (Map.Entry<?, ?> one : map.entrySet()) {
      if (shown.size() < ELEMENTS) {
        String name = open.equals("[") ? String.valueOf(one.getKey()) : of(one.getKey(), depth);
        shown.add(name + "=" + of(one.getValue(), depth));
      }
    }
    return open + String.join(", ", shown) + more(map.size()) + close;
  }

  private static String more(int size) {
    return size > ELEMENTS ? ", ... (" + size + " in all)" : "";
  }

  private static String object(String type) {
    String name = simple(type);
    boolean vowel = !name.isEmpty() && "AEIOUaeiou".indexOf(name.charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + name;
  }

  /** Without the package and the class around it. */
  private static String simple(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
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

  /** A value that is bytes, or a text (in UTF-8), or an Optional of those. */
  static Optional<Kept> asBytes(@Nullable Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.flatMap(Preview::asBytes);
    }
    if (value instanceof byte[] bytes) {
      return Optional.of(
          new Kept(Arrays.copyOf(bytes, Math.min(bytes.length, Kept.LIMIT)), bytes.length));
    }
    return value instanceof String text
        ? asBytes(text.getBytes(StandardCharsets.UTF_8))
        : Optional.empty();
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
