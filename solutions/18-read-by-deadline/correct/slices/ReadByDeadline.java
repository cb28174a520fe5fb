import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Waits in slices of at most 50 ms, and looks at the clock between them. */
public class ReadByDeadline {
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
      throw new IllegalArgumentException();
    }
    long start = System.nanoTime();
    long limit = Duration.between(Instant.now(), deadline).toNanos();
    int before = conversation.getSoTimeout();
    try {
      ByteBuffer all = ByteBuffer.allocate(n);
      InputStream in = conversation.getInputStream();
      while (all.hasRemaining()) {
        long left = limit - (System.nanoTime() - start);
        if (left <= 0) {
          throw new PartialRead(Arrays.copyOf(all.array(), all.position()));
        }
        conversation.setSoTimeout((int) Math.max(1, Math.min(50, left / 1_000_000)));
        try {
          int count = in.read(all.array(), all.position(), all.remaining());
          if (count == -1) {
            throw new EOFException();
          }
          all.position(all.position() + count);
        } catch (SocketTimeoutException e) {
          continue; // the clock decides
        }
      }
      return all.array();
    } finally {
      conversation.setSoTimeout(before);
    }
  }
}
