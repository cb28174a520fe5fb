package loopbook.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.course.Card.Kind;

/**
 * The beginning and the rest of a card's answer.
 *
 * @param right letters, pairs, a number or a text, as {@link loopbook.course.Card#answer()}
 */
record Answer(String right, String because) {
  private static final Pattern ONE = Pattern.compile("(?s)([a-z])(?:\\.(?:\\s+(.*))?)?");
  private static final Pattern SEVERAL =
      Pattern.compile("(?s)([a-z](?:\\s*,\\s*[a-z])*)(?:\\.(?:\\s+(.*))?)?");
  private static final Pattern MATCH =
      Pattern.compile("(?s)([a-z]\\d+(?:\\s*,\\s*[a-z]\\d+)*)(?:\\.(?:\\s+(.*))?)?");
  private static final Pattern NUMBER =
      Pattern.compile("(?s)(-?\\d+(?:\\.\\d+)?)(?:\\.(?:\\s+(.*))?)?");
  private static final Pattern TEXT = Pattern.compile("(?s)`([^`]+)`(?:\\.?(?:\\s+(.*))?)?");

  static Optional<Answer> read(Kind kind, String text) {
    Matcher m = pattern(kind).matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String right = m.group(1);
    if (kind != Kind.TEXT) {
      right = right.replaceAll("\\s*,\\s*", ", ");
    }
    String because = m.group(2);
    return Optional.of(new Answer(right, because == null ? "" : because.strip()));
  }

  private static Pattern pattern(Kind kind) {
    return switch (kind) {
      case ONE -> ONE;
      case SEVERAL, ORDER -> SEVERAL;
      case MATCH -> MATCH;
      case NUMBER -> NUMBER;
      case TEXT -> TEXT;
    };
  }

  static String shape(Kind kind) {
    return switch (kind) {
      case ONE -> "b.";
      case SEVERAL -> "a, c.";
      case ORDER -> "c, a, b.";
      case MATCH -> "a2, b1, c3.";
      case NUMBER -> "6.";
      case TEXT -> "a text in code marks";
    };
  }

  /** The letters, pairs, or the one value of {@link loopbook.course.Card#answer()}. */
  static List<String> parts(Kind kind, String right) {
    return switch (kind) {
      case NUMBER, TEXT -> List.of(right);
      default -> List.of(right.split(", "));
    };
  }
}
