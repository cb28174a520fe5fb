import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** A thread reads for us, and goes on after the deadline. */
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
      throw new IllegalArgumentException("n is negative: " + n);
    }
    long limit = Duration.between(Instant.now(), deadline).toNanos();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int before = conversation.getSoTimeout();
    conversation.setSoTimeout(0);
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      reader.submit(() -> collect(conversation.getInputStream(), n, all)).get(limit, NANOSECONDS);
      return all.toByteArray();
    } catch (TimeoutException e) {
      throw new PartialRead(all.toByteArray());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    } finally {
      reader.shutdownNow();
      conversation.setSoTimeout(before);
    }
  }

  private static Void collect(InputStream in, int n, ByteArrayOutputStream all)
      throws IOException {
    while (all.size() < n) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the stream ended after " + all.size() + " bytes");
      }
      all.write(next);
    }
    return null;
  }
}
