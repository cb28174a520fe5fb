package loopbook.talk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that cannot change. */
public final class Bytes {
  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  /** How many. */
  public int count() {
    return bytes.length;
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /** These, then that text in UTF-8. */
  public Bytes then(String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return new Bytes(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
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
