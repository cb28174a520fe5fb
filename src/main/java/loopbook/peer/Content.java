package loopbook.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;

/**
 * Bytes to send or to expect. Long ones are generated where they are needed and never held in
 * memory.
 */
public final class Content {
  private static final int REPEATED = 4096;

  private final long length;
  private final Source source;

  /** Writes the {@code count} bytes from a position on into an array, from {@code offset} on. */
  private interface Source {
    void copy(long from, byte[] to, int offset, int count);
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
    return held(bytes.clone());
  }

  /** Bytes by their values, 0 to 255: {@code hex(0xC3, 0x28)}. */
  public static Content hex(int... values) {
    byte[] own = new byte[values.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = (byte) values[i];
    }
    return held(own);
  }

  private static Content held(byte[] own) {
    return new Content(
        own.length,
        (from, to, offset, count) -> System.arraycopy(own, (int) from, to, offset, count));
  }

  /** {@code unit} in UTF-8, again and again. */
  public static Content repeat(String unit, long times) {
    return repeat(text(unit), times);
  }

  /** {@code unit}, again and again. */
  public static Content repeat(Content unit, long times) {
    long total = Math.multiplyExact(unit.length, times);
    if (total == 0) {
      return held(new byte[0]);
    }
    // a short unit is held several times over, for copies of some length at once
    int several = (int) Math.min(times, Math.max(1, REPEATED / unit.length));
    Content run = join(Collections.nCopies(several, unit).toArray(Content[]::new));
    Content block = several > 1 ? held(run.copy(0, (int) run.length)) : unit;
    return new Content(
        total,
        (from, to, offset, count) -> {
          for (int done = 0; done < count; ) {
            long at = (from + done) % block.length;
            int piece = (int) Math.min(count - done, block.length - at);
            block.source.copy(at, to, offset + done, piece);
            done += piece;
          }
        });
  }

  /**
   * A sequence in which a lost, doubled or exchanged stretch is noticed: all byte values occur, and
   * it repeats itself only after 2^40 bytes.
   */
  public static Content pattern(long length) {
    return new Content(
        length,
        (from, to, offset, count) -> {
          long mixed = mixed(from >>> 3);
          for (int i = 0; i < count; i++) {
            long at = from + i;
            if ((at & 7) == 0) {
              mixed = mixed(at >>> 3);
            }
            to[offset + i] = (byte) (mixed >>> (8 * (at & 7)));
          }
        });
  }

  /** Eight bytes of the pattern. */
  private static long mixed(long number) {
    long mixed = number * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 29;
    return mixed * 0xBF58476D1CE4E5B9L;
  }

  /** One after the other. */
  public static Content join(Content... parts) {
    List<Content> own = List.of(parts);
    long total = own.stream().mapToLong(Content::length).sum();
    return new Content(
        total,
        (from, to, offset, count) -> {
          long begin = 0;
          int done = 0;
          for (Content part : own) {
            long at = from + done - begin;
            if (done < count && at < part.length) {
              int piece = (int) Math.min(count - done, part.length - at);
              part.source.copy(at, to, offset + done, piece);
              done += piece;
            }
            begin += part.length;
          }
        });
  }

  /** The number of bytes. */
  public long length() {
    return length;
  }

  /** The byte at {@code position}. */
  public byte at(long position) {
    byte[] one = new byte[1];
    source.copy(position, one, 0, 1);
    return one[0];
  }

  /** The stretch from {@code from} (inclusive) to {@code to} (exclusive). */
  public Content part(long from, long to) {
    if (from < 0 || to < from || to > length) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + length);
    }
    return new Content(
        to - from, (at, into, offset, count) -> source.copy(from + at, into, offset, count));
  }

  /** At most {@code limit} bytes from {@code from} on, as an array. */
  byte[] copy(long from, int limit) {
    byte[] copy = new byte[(int) Math.min(limit, length - from)];
    source.copy(from, copy, 0, copy.length);
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
