package loopbook.text;

/**
 * Makes what a terminal would obey, or what would change the order of a line, into something to be
 * read: {@code ESC} becomes {@code \x1B}, a right-to-left override {@code \u202E}.
 */
final class Visible {
  private static final String TAB = "    ";

  private Visible() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || (c >= 0x7F && !isHarmless(text, i))) {
        return rewritten(text, i);
      }
    }
    return text;
  }

  private static boolean isHarmless(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return !isControl(c);
  }

  private static String rewritten(String text, int clean) {
    var out = new StringBuilder(text.length() + 16).append(text, 0, clean);
    for (int i = clean; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        out.append(TAB);
      } else if (isControl(c)) {
        out.append(
            c < 0x100 ? String.format("\\x%02X", (int) c) : String.format("\\u%04X", (int) c));
      } else {
        out.append(isHarmless(text, i) ? c : '\uFFFD');
      }
    }
    return out.toString();
  }

  /** C0, DEL, C1; line and paragraph separators; marks that turn the direction of a line. */
  private static boolean isControl(char c) {
    return c < 0x20
        || (c >= 0x7F && c < 0xA0)
        || c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x206F)
        || (c >= 0xFFF9 && c <= 0xFFFB);
  }
}
