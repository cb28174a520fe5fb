import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** One byte at a time, each with what is left. */
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
      throw new IllegalArgumentException("n = " + n);
    }
    long end = System.nanoTime() + Instant.now().until(deadline, ChronoUnit.NANOS);
    int before = conversation.getSoTimeout();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      while (all.size() < n) {
        long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (millis <= 0) {
          throw new PartialRead(all.toByteArray());
        }
        conversation.setSoTimeout(millis > Integer.MAX_VALUE ? 0 : (int) millis);
        int next = conversation.getInputStream().read();
        if (next < 0) {
          throw new EOFException(all.size() + " bytes, then the end of the stream");
        }
        all.write(next);
      }
      return all.toByteArray();
    } catch (PartialRead e) {
      throw e;
    } catch (SocketTimeoutException e) {
      throw new PartialRead(all.toByteArray());
    } finally {
      conversation.setSoTimeout(before);
    }
  }
}
