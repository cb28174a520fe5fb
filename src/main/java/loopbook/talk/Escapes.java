package loopbook.talk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with escapes as bytes: <code>\n \r \t \0 \\ \"</code>, <code>\x0D</code> for one byte,
 * <code>\&#117;{1F600}</code> or <code>\&#117;0041</code> for a character in UTF-8. All else is
 * sent in UTF-8 as it stands.
 */
final class Escapes {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:x([0-9A-Fa-f]{2})|u\\{([0-9A-Fa-f]{1,6})}|u([0-9A-Fa-f]{4})|(.)|$)");
  private static final String NAMES = "nrt0\\\"";
  private static final String MEANT = "\n\r\t\0\\\"";

  private Escapes() {}

  /** The text holds an escape that there is none of. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String escape) {
      super(escape);
    }
  }

  static byte[] decode(String text) throws Unknown {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Matcher escape = ESCAPE.matcher(text);
    int from = 0;
    while (escape.find()) {
      out.writeBytes(text.substring(from, escape.start()).getBytes(StandardCharsets.UTF_8));
      from = escape.end();
      if (escape.group(1) != null) {
        out.write(Integer.parseInt(escape.group(1), 16));
      } else {
        out.writeBytes(character(escape).getBytes(StandardCharsets.UTF_8));
      }
    }
    out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static String character(Matcher escape) throws Unknown {
    String digits = escape.group(2) != null ? escape.group(2) : escape.group(3);
    if (digits != null) {
      int point = Integer.parseInt(digits, 16);
      if (!Character.isValidCodePoint(point) || isSurrogate(point)) {
        throw new Unknown(escape.group());
      }
      return Character.toString(point);
    }
    int named = escape.group(4) == null ? -1 : NAMES.indexOf(escape.group(4));
    if (named < 0) {
      throw new Unknown(escape.group());
    }
    return MEANT.substring(named, named + 1);
  }

  /** UTF-8 has no form for half of a pair. */
  private static boolean isSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
