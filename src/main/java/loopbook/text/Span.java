package loopbook.text;

/**
 * A piece of text in one tone, on one line. Controls in it are made visible and a tab becomes four
 * spaces, so that no text from a file or a peer can reach the terminal as a command.
 */
public record Span(String text, Tone tone) {
  public Span {
    text = Visible.of(text);
  }

  /** Columns that it takes. */
  public int width() {
    return Width.of(text);
  }
}
