package loopbook.text;

/**
 * Escapes as Java and the workbook write them: {@code \\n}, {@code \\x0a}, {@code \\u00e9}. One is
 * a whole: no line ends within it.
 */
public final class Escapes {
  private Escapes() {}

  /** The end of the escape or the cluster that begins there. */
  static int end(String text, int at) {
    if (text.charAt(at) == '\\' && at + 1 < text.length()) {
      char kind = text.charAt(at + 1);
      int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
      if (digits > 0 ? areHex(text, at + 2, digits) : "nrtbfs0\"'\\".indexOf(kind) >= 0) {
        return at + 2 + digits;
      }
    }
    return Width.clusterEnd(text, at);
  }

  /** The columns of what {@link #end} ends. */
  static int width(String text, int at, int end) {
    return text.charAt(at) == '\\' ? end - at : Width.ofCluster(text, at, end);
  }

  private static boolean areHex(String text, int from, int count) {
    if (from + count > text.length()) {
      return false;
    }
    for (int i = from; i < from + count; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What fits into so many columns, with {@code sign} at its end if something was left out. */
  public static String cut(String text, int columns, String sign) {
    String visible = new Span(text, Tone.PLAIN).text();
    if (Width.of(visible) <= columns) {
      return visible;
    }
    int room = columns - Width.of(sign);
    int taken = 0;
    int at = 0;
    while (at < visible.length()) {
      int end = end(visible, at);
      int width = width(visible, at, end);
      if (taken + width > room) {
        break;
      }
      taken += width;
      at = end;
    }
    return visible.substring(0, at) + sign;
  }
}
