import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Asks again and again whether there is room. */
public class WriteAll {

  public static long writeAll(SocketChannel ch, ByteBuffer buf, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    long total = buf.remaining();
    boolean blocking = ch.isBlocking();
    ch.configureBlocking(false);
    try {
      ch.write(buf);
      while (buf.hasRemaining()) {
        if (System.nanoTime() > deadline) {
          throw new SocketTimeoutException(buf.remaining() + " of " + total + " bytes remain");
        }
        ch.write(buf);
      }
    } finally {
      ch.configureBlocking(blocking);
    }
    return total;
  }
}
