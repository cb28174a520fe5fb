package loopbook.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Bytes to send or to expect. Long ones are generated where they are needed and never held in
 * memory.
 */
public final class Content {
  private final long length;
  private final Source source;

  /** The byte at a position from 0 to length - 1. */
  private interface Source {
    byte at(long position);
  }

  private Content(long length, Source source) {
    if (length < 0) {
      throw new IllegalArgumentException("a content has no negative length: " + length);
    }
    this.length = length;
    this.source = source;
  }

  /** The UTF-8 bytes of {@code text}. */
  public static Content text(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  /** A copy of {@code bytes}. */
  public static Content bytes(byte... bytes) {
    byte[] own = bytes.clone();
    return new Content(own.length, at -> own[(int) at]);
  }

  /** Bytes by their values, 0 to 255: {@code hex(0xC3, 0x28)}. */
  public static Content hex(int... values) {
    byte[] own = new byte[values.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = (byte) values[i];
    }
    return new Content(own.length, at -> own[(int) at]);
  }

  /** {@code unit} in UTF-8, again and again. */
  public static Content repeat(String unit, long times) {
    return repeat(text(unit), times);
  }

  /** {@code unit}, again and again. */
  public static Content repeat(Content unit, long times) {
    long one = unit.length;
    return new Content(Math.multiplyExact(one, times), at -> unit.source.at(at % one));
  }

  /**
   * A sequence in which a lost, doubled or exchanged stretch is noticed: all byte values occur, and
   * it repeats itself only after 2^40 bytes.
   */
  public static Content pattern(long length) {
    return new Content(
        length,
        at -> {
          long mixed = (at >>> 3) * 0x9E3779B97F4A7C15L;
          mixed ^= mixed >>> 29;
          mixed *= 0xBF58476D1CE4E5B9L;
          return (byte) (mixed >>> (8 * (at & 7)));
        });
  }

  /** One after the other. */
  public static Content join(Content... parts) {
    List<Content> own = List.of(parts);
    long total = own.stream().mapToLong(Content::length).sum();
    return new Content(
        total,
        at -> {
          long rest = at;
          for (Content part : own) {
            if (rest < part.length) {
              return part.source.at(rest);
            }
            rest -= part.length;
          }
          throw new IndexOutOfBoundsException(Long.toString(at));
        });
  }

  /** The number of bytes. */
  public long length() {
    return length;
  }

  /** The byte at {@code position}. */
  public byte at(long position) {
    return source.at(position);
  }

  /** The stretch from {@code from} (inclusive) to {@code to} (exclusive). */
  public Content part(long from, long to) {
    if (from < 0 || to < from || to > length) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + length);
    }
    return new Content(to - from, at -> source.at(from + at));
  }

  /** At most {@code limit} bytes from {@code from} on, as an array. */
  byte[] copy(long from, int limit) {
    byte[] copy = new byte[(int) Math.min(limit, length - from)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = source.at(from + i);
    }
    return copy;
  }

  /** Its beginning and its length. */
  public Kept kept() {
    return new Kept(copy(0, Kept.LIMIT), length);
  }

  @Override
  public String toString() {
    return kept().quoted();
  }
}
