import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Closes only when all went well. */
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
    long end =
        System.nanoTime()
            + Math.min(limit.toSeconds(), 1_000_000) * 1_000_000_000
            + limit.toNanosPart();
    try {
      SocketChannel channel = SocketChannel.open();
      Selector selector = Selector.open();
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
      selector.close();
      channel.close();
      return Outcome.CONNECTED;
    } catch (ConnectException e) {
      return Outcome.REFUSED;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("reset") ? Outcome.CONNECTED : Outcome.OTHER;
    }
  }
}
