import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Zero is no limit for connect. */
public class TryConnect {

  public enum Outcome {
    CONNECTED,
    REFUSED,
    TIMED_OUT,
    UNRESOLVED,
    OTHER
  }

  public static Outcome tryConnect(InetSocketAddress address, Duration limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("negative limit");
    }
    if (address.isUnresolved()) {
      return Outcome.UNRESOLVED;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          address,
          (int) Math.min(Integer.MAX_VALUE, limit.toSeconds() * 1000 + limit.toMillisPart()));
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
