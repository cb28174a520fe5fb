import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Returns less when the time is over, and leaves it to the caller to notice. */
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
          return total - buf.remaining();
        }
        selector.select(millis);
        selector.selectedKeys().clear();
        ch.write(buf);
      }
    } finally {
      ch.configureBlocking(blocking); // the selector is closed by now, or this would fail
    }
    return total;
  }
}
