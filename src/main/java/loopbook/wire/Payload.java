package loopbook.wire;

import java.util.Arrays;

/** Bytes that cannot change. */
public final class Payload {
  public static final Payload EMPTY = new Payload(new byte[0]);
  private static final Payload[] SINGLES = new Payload[256];

  static {
    for (int i = 0; i < SINGLES.length; i++) {
      SINGLES[i] = new Payload(new byte[] {(byte) i});
    }
  }

  private final byte[] bytes;

  private Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Payload of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Payload(bytes.clone());
  }

  /** The same without a copy: the caller leaves the bytes alone from now on. */
  static Payload given(byte[] bytes) {
    return switch (bytes.length) {
      case 0 -> EMPTY;
      case 1 -> SINGLES[bytes[0] & 0xFF];
      default -> new Payload(bytes);
    };
  }

  /** The first bytes, at most that many. */
  Payload first(int count) {
    return count >= bytes.length ? this : new Payload(Arrays.copyOf(bytes, Math.max(0, count)));
  }

  Payload part(int from, int to) {
    return from == 0 && to == bytes.length
        ? this
        : new Payload(Arrays.copyOfRange(bytes, from, to));
  }

  /** In double quotes, with Java's escapes and {@code \\xNN}; of many the last, at most so many. */
  public String quotedEnd(int most) {
    int from = Math.max(0, bytes.length - most);
    StringBuilder text = new StringBuilder(from > 0 ? "\"..." : "\"");
    for (int i = from; i < bytes.length; i++) {
      text.append(Preview.escaped(bytes[i]));
    }
    return text.append('"').toString();
  }

  public int size() {
    return bytes.length;
  }

  public byte get(int index) {
    return bytes[index];
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
