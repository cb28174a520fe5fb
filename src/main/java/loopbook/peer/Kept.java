package loopbook.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * What is kept of a sequence of bytes: the beginning, and how many there were.
 *
 * @param head the first {@link #LIMIT} bytes at most
 * @param total how many there were, in bytes
 */
public record Kept(byte[] head, long total) {
  /** How many bytes are kept: 64 KiB. */
  public static final int LIMIT = 64 * 1024;

  private static final int SHOWN = 72;

  static final Kept NOTHING = new Kept(new byte[0], 0);

  public Kept {
    head = head.clone();
    if (head.length > total) {
      throw new IllegalArgumentException(head.length + " bytes kept of " + total);
    }
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  /** Whether there was nothing. */
  public boolean isEmpty() {
    return total == 0;
  }

  /** What is kept, decoded as UTF-8; malformed bytes become U+FFFD. */
  public String text() {
    return new String(head, UTF_8);
  }

  /**
   * In double quotes with Java's escapes, and {@code \xNN} where it is no UTF-8; a long one is cut
   * and its length said.
   */
  public String quoted() {
    return quoted(SHOWN);
  }

  /** The same, with at most {@code shown} bytes of it. */
  public String quoted(int shown) {
    boolean whole = total <= shown;
    byte[] part = whole ? head : Arrays.copyOf(head, Math.min(shown, head.length));
    String inside = escaped(part, whole);
    return whole ? '"' + inside + '"' : '"' + inside + "...\" (" + total + " bytes)";
  }

  private static String escaped(byte[] bytes, boolean whole) {
    StringBuilder out = new StringBuilder();
    String text = whole ? decoded(bytes) : null;
    if (text != null) {
      text.codePoints().forEach(c -> escape(out, c));
    } else {
      for (byte b : bytes) {
        if (b < 0) {
          out.append(String.format("\\x%02X", b & 0xFF));
        } else {
          escape(out, b);
        }
      }
    }
    return out.toString();
  }

  private static @org.jspecify.annotations.Nullable String decoded(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
          out.append(String.format(c < 0x80 ? "\\x%02X" : "\\u%04X", c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Kept that && total == that.total && Arrays.equals(head, that.head);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(head) + Long.hashCode(total);
  }

  @Override
  public String toString() {
    return quoted();
  }
}
