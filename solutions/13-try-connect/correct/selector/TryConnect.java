import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Waits for the handshake with a selector. */
public class TryConnect {

  public enum Outcome {
    CONNECTED,
    REFUSED,
    TIMED_OUT,
    UNRESOLVED,
    OTHER
  }

  public static Outcome tryConnect(InetSocketAddress address, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("the limit must be positive, not " + limit);
    }
    if (address.isUnresolved()) {
      return Outcome.UNRESOLVED;
    }
    long most = Long.MAX_VALUE / 2;
    long nanos = limit.compareTo(Duration.ofNanos(most)) < 0 ? limit.toNanos() : most;
    long end = System.nanoTime() + nanos;
    try (SocketChannel channel = SocketChannel.open();
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.connect(address);
      channel.register(selector, SelectionKey.OP_CONNECT);
      while (!channel.finishConnect()) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return Outcome.TIMED_OUT;
        }
        selector.select(left / 1_000_000 + 1);
      }
      return Outcome.CONNECTED;
    } catch (ConnectException e) {
      return Outcome.REFUSED;
    } catch (IOException e) {
      return wasReset(e) ? Outcome.CONNECTED : Outcome.OTHER;
    }
  }

  private static boolean wasReset(IOException e) {
    return e.getMessage() != null && e.getMessage().startsWith("Connection reset");
  }
}
