import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Makes the stream the resource of its try. */
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

  /** The next n bytes; a PartialRead with those that came if the deadline is first. */
  public static byte[] readBy(Socket conversation, int n, Instant deadline) throws IOException {
    if (n < 0) {
      throw new IllegalArgumentException("n is negative: " + n);
    }
    long end = System.nanoTime() + Duration.between(Instant.now(), deadline).toNanos();
    byte[] bytes = new byte[n];
    int have = 0;
    int limitBefore = conversation.getSoTimeout();
    try (InputStream in = conversation.getInputStream()) {
      while (have < n) {
        conversation.setSoTimeout(millisUntil(end));
        int count = in.read(bytes, have, n - have);
        if (count < 0) {
          throw new EOFException("the stream ended after " + have + " of " + n + " bytes");
        }
        have += count;
      }
      return bytes;
    } catch (SocketTimeoutException e) {
      throw new PartialRead(Arrays.copyOf(bytes, have));
    } finally {
      if (!conversation.isClosed()) {
        conversation.setSoTimeout(limitBefore);
      }
    }
  }

  /** What is left, rounded up, since 0 would mean for ever. */
  private static int millisUntil(long end) throws SocketTimeoutException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    return (int) Math.min(Integer.MAX_VALUE, left / NANOS_PER_MILLI + 1);
  }
}
