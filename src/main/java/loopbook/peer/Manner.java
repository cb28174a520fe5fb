package loopbook.peer;

import java.util.Locale;
import java.util.Optional;

/**
 * What a peer does that stands between two programs, to both of them alike: to each it is the one
 * at the other end of its connection.
 */
public enum Manner {
  /** Passes everything on as it comes. */
  PLAIN,
  /** One byte per segment, the next when the other side has read that one. */
  DRIP,
  /** Waits until nothing has come for 50 ms and passes that on in one write. */
  GLUE,
  /** Passes on what is usually sent and ends its direction at once, while it goes on reading. */
  HALF,
  /** Connects and closes at once, and sends nothing. */
  EARLY,
  /** Passes on half of what is usually sent, waits until it was read, and resets. */
  RST,
  /** Passes on half of what is usually sent, but no whole line, and ends its direction. */
  TRUNC,
  /** One byte per 50 ms. */
  SLOW,
  /** Reads 1 KiB per 5 ms into a small receive buffer, and passes that on. */
  SLOWREAD,
  /** Reads, and never sends. */
  SILENT,
  /** Neither reads nor sends, and stays open. */
  NEVERREAD,
  /** Sends 8 MiB of short lines before its first read, then ends its direction. */
  FLOOD,
  /** Sends 1 MiB without a line end, and stays open. */
  LONG,
  /** The first letter of each line becomes C3, which begins a character that does not go on. */
  BADUTF8,
  /** A terminal escape (reverse video) stands before each line. */
  ANSI,
  /** Nobody listens where the server is looked for. */
  REFUSED;

  /** The word that one types for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The manner that is called so, in any case of letters. */
  public static Optional<Manner> of(String word) {
    for (Manner manner : values()) {
      if (manner.word().equalsIgnoreCase(word)) {
        return Optional.of(manner);
      }
    }
    return Optional.empty();
  }
}
