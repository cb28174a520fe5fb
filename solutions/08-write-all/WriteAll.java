import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Writes a whole buffer within a given time. */
public class WriteAll {

  /** The number of bytes written; a SocketTimeoutException if the limit passes before the last. */
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
    } finally {
      ch.configureBlocking(blocking); // the selector is closed by now, or this would fail
    }
    return total;
  }

  /** Runs it by hand: java WriteAll.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (SocketChannel ch = SocketChannel.open(new InetSocketAddress(loopback, port))) {
      ByteBuffer buf = ByteBuffer.allocate(10_000_000);
      System.out.println(writeAll(ch, buf, Duration.ofSeconds(2)) + " bytes were written");
    }
  }
}
