import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/** A stream that knows the deadline lies under one that collects. */
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
      throw new IllegalArgumentException("cannot read " + n + " bytes");
    }
    Duration left = Duration.between(Instant.now(), deadline);
    int before = conversation.getSoTimeout();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      new Limited(conversation, System.nanoTime() + left.toNanos(), n).transferTo(all);
    } catch (SocketTimeoutException e) {
      throw new PartialRead(all.toByteArray());
    } finally {
      conversation.setSoTimeout(before);
    }
    if (all.size() < n) {
      throw new EOFException("only " + all.size() + " bytes came");
    }
    return all.toByteArray();
  }

  /** Ends after so many bytes, and throws when it is read after the deadline. */
  private static final class Limited extends FilterInputStream {
    private final Socket socket;
    private final long end;
    private int missing;

    Limited(Socket socket, long end, int missing) throws IOException {
      super(socket.getInputStream());
      this.socket = socket;
      this.end = end;
      this.missing = missing;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      if (missing == 0) {
        return -1;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new SocketTimeoutException("too late");
      }
      socket.setSoTimeout((int) Math.min(1 + left / 1_000_000, Integer.MAX_VALUE));
      int count = super.read(buffer, from, Math.min(length, missing));
      missing -= Math.max(0, count);
      return count;
    }
  }
}
