import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Takes what waits without a timeout, and waits for one byte at a time otherwise. */
public class ReadByDeadline {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The deadline came before the last byte. */
  public static class PartialRead extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    private final byte[] received;

    /** With the bytes that came in time. */
    public PartialRead(byte[] received) {
      super(received.length + " bytes by the deadline");
      this.received = received.clone();
    }

    /** The bytes that came in time. */
    public byte[] received() {
      return received.clone();
    }
  }

  public static byte[] readBy(Socket conversation, int n, Instant deadline) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("negative: " + n);
    }
    int before = conversation.getSoTimeout();
    try {
      long end = System.nanoTime() + Duration.between(Instant.now(), deadline).toNanos();
      return collect(conversation, new byte[n], 0, end);
    } finally {
      conversation.setSoTimeout(before);
    }
  }

  private static byte[] collect(Socket conversation, byte[] all, int start, long end)
      throws IOException {
    InputStream in = conversation.getInputStream();
    int have = start;
    while (have < all.length) {
      int there = Math.min(in.available(), all.length - have);
      if (there > 0) {
        have += in.readNBytes(all, have, there);
        continue;
      }
      int next = one(conversation, in, end);
      if (next == -2) {
        throw new PartialRead(Arrays.copyOf(all, have));
      }
      if (next == -1) {
        throw new EOFException(have + " of " + all.length);
      }
      all[have++] = (byte) next;
    }
    return all;
  }

  /** A byte, -1 at the end of the stream, -2 at the deadline. */
  private static int one(Socket conversation, InputStream in, long end) throws IOException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return -2;
    }
    long millis = (left + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    conversation.setSoTimeout((int) Math.min(Integer.MAX_VALUE, millis));
    try {
      return in.read();
    } catch (SocketTimeoutException e) {
      return -2;
    }
  }
}
