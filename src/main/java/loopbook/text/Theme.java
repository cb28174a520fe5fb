package loopbook.text;

/**
 * The characters that our own drawings are made of.
 *
 * <pre>
 * UNICODE  ┌───┐ • ▸ → ✔ ✘ …     ASCII  +---+ * > -> + x ...
 * </pre>
 */
public enum Theme {
  UNICODE,
  ASCII;

  public String of(Glyph glyph) {
    return this == UNICODE ? glyph.unicode : glyph.ascii;
  }

  /** A glyph, repeated to fill that many columns as far as it fits. */
  public String fill(Glyph glyph, int columns) {
    String one = of(glyph);
    return one.repeat(Math.max(0, columns) / Math.max(1, Width.of(one)));
  }

  /** What is drawn, in both alphabets. The ASCII form may be wider. */
  public enum Glyph {
    HORIZONTAL("─", "-"),
    VERTICAL("│", "|"),
    DOUBLE("═", "="),
    DASHED("┄", "-"),
    TOP_LEFT("┌", "+"),
    TOP_RIGHT("┐", "+"),
    BOTTOM_LEFT("└", "+"),
    BOTTOM_RIGHT("┘", "+"),
    TEE_DOWN("┬", "+"),
    TEE_UP("┴", "+"),
    TEE_RIGHT("├", "+"),
    TEE_LEFT("┤", "+"),
    CROSSING("┼", "+"),
    QUOTE_BAR("│", "|"),
    ARROW_RIGHT("→", "->"),
    ARROW_LEFT("←", "<-"),
    ARROW_UP("↑", "^"),
    ARROW_DOWN("↓", "v"),
    ARROW_BOTH("↔", "<->"),
    /** One column in both, for the end of a drawn line. */
    HEAD_RIGHT("▶", ">"),
    HEAD_LEFT("◀", "<"),
    BULLET("•", "*"),
    BULLET_2("◦", "-"),
    BULLET_3("▪", "+"),
    POINTER("▸", ">"),
    TICK("✔", "+"),
    CROSS("✘", "x"),
    WARNING("▲", "!"),
    DONE("●", "@"),
    PARTLY("◐", "o"),
    OPEN("○", "."),
    ELLIPSIS("…", "..."),
    /** Stands where a line was cut. */
    CUT("…", ">"),
    /** Stands before the rest of a line of code that was wrapped. */
    WRAPPED("↪", "\\"),
    WAITING("⧗", "~"),
    DOT("·", "-"),
    BLOCK("█", "#"),
    SHADE("░", ".");

    private final String unicode;
    private final String ascii;

    Glyph(String unicode, String ascii) {
      this.unicode = unicode;
      this.ascii = ascii;
    }
  }
}
