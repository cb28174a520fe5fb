import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;

/** No selector: it tries, and sleeps a little when there is no room. */
public class WriteAll {

  public static long writeAll(SocketChannel ch, ByteBuffer buf, Duration limit) throws IOException {
    Instant end = Instant.now().plus(limit);
    boolean mode = ch.isBlocking();
    long count = 0;
    try {
      ch.configureBlocking(false);
      while (buf.hasRemaining()) {
        int n = ch.write(buf);
        count += n;
        if (n == 0) {
          if (Instant.now().isAfter(end)) {
            throw new SocketTimeoutException();
          }
          Thread.sleep(2);
        } else if (buf.hasRemaining() && Instant.now().isAfter(end)) {
          throw new SocketTimeoutException();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      ch.configureBlocking(mode);
    }
    return count;
  }
}
