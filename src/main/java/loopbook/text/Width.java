package loopbook.text;

/**
 * How many columns a terminal gives to text, by what a reader sees as one character: a letter with
 * its marks, a flag, a family of emoji. Follows the extended grapheme clusters of UAX 29 and the
 * wide classes of UAX 11, both for Unicode 15; ambiguous characters are narrow.
 */
public final class Width {
  private static final int ZWJ = 0x200D;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  private Width() {}

  /** Columns of a text without controls. */
  public static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); ) {
      int end = clusterEnd(text, i);
      columns += ofCluster(text, i, end);
      i = end;
    }
    return columns;
  }

  /** Columns of one code point that stands alone. */
  public static int of(int codePoint) {
    if (codePoint >= 0x20 && codePoint < 0x7F) {
      return 1;
    }
    return isMark(codePoint) || codePoint < 0x20 ? 0 : WideRanges.has(codePoint) ? 2 : 1;
  }

  /** Where the cluster that begins at {@code start} ends. */
  public static int clusterEnd(String text, int start) {
    int base = text.codePointAt(start);
    int i = start + Character.charCount(base);
    if (i >= text.length() || (base < 0x7F && text.charAt(i) < 0x300)) {
      return i;
    }
    boolean joins = false;
    int before = base;
    boolean flag = isRegional(base);
    while (i < text.length()) {
      int next = text.codePointAt(i);
      boolean belongs =
          isMark(next)
              || isModifier(next)
              || (joins && isPictograph(next))
              || (flag && isRegional(next))
              || isHangulContinued(before, next);
      if (!belongs) {
        return i;
      }
      joins = next == ZWJ;
      flag = flag && !isRegional(next) && isMark(next);
      before = next;
      i += Character.charCount(next);
    }
    return i;
  }

  /** Columns of the cluster from {@code start} to {@code end}: 0, 1 or 2. */
  public static int ofCluster(String text, int start, int end) {
    int base = text.codePointAt(start);
    int i = start + Character.charCount(base);
    if (i == end) {
      return of(base);
    }
    if (isRegional(base) && isRegional(text.codePointAt(i))) {
      return 2;
    }
    for (; i < end; i++) {
      char c = text.charAt(i);
      if ((c == EMOJI_STYLE && (isPictograph(base) || isKeycapBase(base))) || c == KEYCAP) {
        return 2;
      }
    }
    return of(base);
  }

  private static boolean isMark(int c) {
    if (c < 0x300) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
      case Character.FORMAT ->
          c == 0x200B || c == 0x200C || c == ZWJ || c == 0x2060 || c == 0xFEFF || c >= 0xE0000;
      default -> false;
    };
  }

  /** A skin tone: part of the emoji before it. */
  private static boolean isModifier(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  private static boolean isRegional(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean isKeycapBase(int c) {
    return (c >= '0' && c <= '9') || c == '#' || c == '*';
  }

  private static boolean isPictograph(int c) {
    return (c >= 0x2190 && c <= 0x21FF)
        || (c >= 0x2300 && c <= 0x23FF)
        || (c >= 0x24C2 && c <= 0x2BFF)
        || c == 0x203C
        || c == 0x2049
        || c == 0x2122
        || c == 0x2139
        || c == 0x3030
        || c == 0x303D
        || c == 0x3297
        || c == 0x3299
        || c == 0xA9
        || c == 0xAE
        || (c >= 0x1F000 && c <= 0x1FAFF && !isRegional(c));
  }

  /** Conjoining jamo: a syllable that is written as its letters. */
  private static boolean isHangulContinued(int before, int next) {
    if (next < 0x1100 || next > 0xD7FB) {
      return false;
    }
    boolean lead = before >= 0x1100 && before <= 0x115F;
    boolean vowel = next >= 0x1160 && next <= 0x11A7;
    boolean tail = next >= 0x11A8 && next <= 0x11FF;
    boolean afterVowel = before >= 0x1160 && before <= 0x11A7;
    boolean afterTail = before >= 0x11A8 && before <= 0x11FF;
    boolean open = before >= 0xAC00 && before <= 0xD7A3 && (before - 0xAC00) % 28 == 0;
    boolean closed = before >= 0xAC00 && before <= 0xD7A3 && !open;
    boolean another = next >= 0x1100 && next <= 0x115F;
    return (lead && (another || vowel || (next >= 0xAC00 && next <= 0xD7A3)))
        || (vowel && (afterVowel || open))
        || (tail && (afterVowel || afterTail || open || closed));
  }
}
