package loopbook.judge.call;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Messages on a pair of streams: a four-byte length, then one value. Values are streamed without a
 * copy, since a child's heap is small.
 */
public final class Frames {
  /** The longest frame, in bytes. */
  public static final int LIMIT = 32 << 20;

  private final DataInputStream in;
  private final DataOutputStream out;

  public Frames(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /**
   * Sends one message whole, and flushes.
   *
   * @throws Malformed if it holds what the protocol does not carry, or is too long; nothing was
   *     sent
   */
  public void send(Message message) throws IOException {
    Object plain = message.plain();
    long size = Codec.size(plain);
    if (size > LIMIT) {
      throw new Malformed("a message of " + size + " bytes is longer than " + LIMIT);
    }
    synchronized (out) {
      out.writeInt((int) size);
      Codec.write(out, plain);
      out.flush();
    }
  }

  /** The next message; null at the end of the stream between two messages. */
  public @Nullable Message receive() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int size = first << 24;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      size |= next << shift;
    }
    if (size <= 0 || size > LIMIT) {
      throw new Malformed("a frame of " + size + " bytes");
    }
    Decoder reader = new Decoder(in, size);
    Object plain = reader.read();
    reader.finish();
    return Message.of(plain);
  }
}
