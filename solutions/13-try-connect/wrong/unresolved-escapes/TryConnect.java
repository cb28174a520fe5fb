import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A channel's exception for an unresolved address is no IOException. */
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
    long end = System.nanoTime() + limit.toSeconds() * 1_000_000_000 + limit.toNanosPart();
    if (limit.compareTo(Duration.ofDays(1)) > 0) {
      end = System.nanoTime() + Duration.ofDays(1).toNanos();
    }
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
      return String.valueOf(e.getMessage()).contains("reset") ? Outcome.CONNECTED : Outcome.OTHER;
    }
  }
}
