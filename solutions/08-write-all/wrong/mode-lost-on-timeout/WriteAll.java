import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Gives the mode back only if all went well. */
public class WriteAll {

  public static long writeAll(SocketChannel ch, ByteBuffer buf, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    long total = buf.remaining();
    boolean blocking = ch.isBlocking();
    ch.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      ch.register(selector, SelectionKey.OP_WRITE);
      ch.write(buf);
      while (buf.hasRemaining()) {
        long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (millis <= 0) {
          throw new SocketTimeoutException(buf.remaining() + " of " + total + " bytes remain");
        }
        selector.select(millis);
        selector.selectedKeys().clear();
        ch.write(buf);
      }
    }
    ch.configureBlocking(blocking);
    return total;
  }
}
