package loopbook.markup;

/** Text made safe to stand inside a markup, both as content and inside a quoted attribute. */
public final class Escape {
  private static final char REPLACEMENT = '\uFFFD';

  private Escape() {}

  /** For HTML: content of an element or a quoted attribute; not for scripts and styles. */
  public static String html(String text) {
    return xml(text);
  }

  /**
   * For XML 1.0 and SVG: what XML has no way to write (controls, halves of surrogate pairs) becomes
   * U+FFFD; controls that turn the direction of a line are written as references, so that they are
   * seen in the source.
   */
  public static String xml(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (!isAllowed(c)) {
            out.append(REPLACEMENT);
          } else if (isTurning(c)) {
            out.append("&#").append(c).append(';');
          } else {
            out.appendCodePoint(c);
          }
        }
      }
    }
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }

  private static boolean isTurning(int c) {
    return c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
