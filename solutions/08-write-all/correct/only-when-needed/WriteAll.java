import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Opens a selector only when there is no room, a new one for each wait. */
public class WriteAll {

  public static long writeAll(SocketChannel ch, ByteBuffer buf, Duration limit) throws IOException {
    int from = buf.position();
    long start = System.nanoTime();
    if (ch.isBlocking()) {
      ch.configureBlocking(false);
      try {
        write(ch, buf, start, limit.toNanos());
      } finally {
        ch.configureBlocking(true);
      }
    } else {
      write(ch, buf, start, limit.toNanos());
    }
    return buf.position() - from;
  }

  private static void write(SocketChannel ch, ByteBuffer buf, long start, long limit)
      throws IOException {
    while (buf.hasRemaining()) {
      if (ch.write(buf) == 0) {
        long left = limit - (System.nanoTime() - start);
        if (left <= 0 || !hasRoomWithin(ch, left)) {
          throw new SocketTimeoutException("no room for " + buf.remaining() + " bytes");
        }
      } else if (buf.hasRemaining() && System.nanoTime() - start > limit) {
        throw new SocketTimeoutException("too slow for " + buf.remaining() + " bytes");
      }
    }
  }

  private static boolean hasRoomWithin(SocketChannel ch, long nanos) throws IOException {
    try (Selector selector = Selector.open()) {
      ch.register(selector, SelectionKey.OP_WRITE);
      return selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos))) > 0;
    }
  }
}
