import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Asks whether the machine is there, not whether somebody listens on the port. */
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
    try {
      int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toSeconds() * 1000));
      return address.getAddress().isReachable(millis) ? Outcome.CONNECTED : Outcome.TIMED_OUT;
    } catch (IOException e) {
      return Outcome.OTHER;
    }
  }
}
