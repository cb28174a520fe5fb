import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Uses the channel's own socket, and lets the exception of an unresolved address tell. */
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
    long millis = 1;
    try {
      millis = Math.max(1, Math.min(limit.toMillis(), Integer.MAX_VALUE));
    } catch (ArithmeticException tooLong) {
      millis = Integer.MAX_VALUE;
    }
    try (SocketChannel channel = SocketChannel.open()) {
      channel.socket().connect(address, (int) millis);
      return Outcome.CONNECTED;
    } catch (UnknownHostException e) {
      return Outcome.UNRESOLVED;
    } catch (SocketTimeoutException e) {
      return Outcome.TIMED_OUT;
    } catch (ConnectException e) {
      return Outcome.REFUSED;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("reset") ? Outcome.CONNECTED : Outcome.OTHER;
    }
  }
}
