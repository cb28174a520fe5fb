package loopbook.text;

/**
 * How text is to appear where it goes.
 *
 * @param width columns that a line may take, at least {@value #NARROWEST}
 */
public record Look(Theme theme, Palette palette, int width) {
  /** Narrower places are drawn as if they had this width. */
  public static final int NARROWEST = 10;

  public static final int USUAL = 80;

  public Look {
    width = Math.max(NARROWEST, width);
  }

  /** For a pipe, a file, or a terminal that knows no escapes. */
  public static Look plain(int width) {
    return new Look(Theme.UNICODE, Palette.NONE, width);
  }

  public Look width(int columns) {
    return new Look(theme, palette, columns);
  }

  public String of(Theme.Glyph glyph) {
    return theme.of(glyph);
  }

  public String render(Line line) {
    return palette.render(line);
  }

  public String render(Text text) {
    return palette.render(text);
  }
}
