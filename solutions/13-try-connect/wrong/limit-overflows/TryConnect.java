import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Cuts the limit to an int. */
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
    try (Socket socket = new Socket()) {
      socket.connect(
          address,
          limit.toSeconds() < 1 ? Math.max(1, (int) limit.toMillis()) : (int) limit.toMillis());
      return Outcome.CONNECTED;
    } catch (SocketTimeoutException e) {
      return Outcome.TIMED_OUT;
    } catch (ConnectException e) {
      return Outcome.REFUSED;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains("reset") ? Outcome.CONNECTED : Outcome.OTHER;
    }
  }
}
