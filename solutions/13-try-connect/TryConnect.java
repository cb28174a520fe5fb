import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Finds out whether somebody listens at an address. */
public class TryConnect {
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  /** What came of an attempt to connect. */
  public enum Outcome {
    CONNECTED,
    REFUSED,
    TIMED_OUT,
    UNRESOLVED,
    OTHER
  }

  /**
   * Tries once to connect.
   *
   * @throws IllegalArgumentException if the limit is not positive
   */
  public static Outcome tryConnect(InetSocketAddress address, Duration limit) {
    if (limit.isZero() || limit.isNegative()) {
      throw new IllegalArgumentException("the limit must be positive, not " + limit);
    }
    if (address.isUnresolved()) {
      return Outcome.UNRESOLVED;
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, millis(limit));
      return Outcome.CONNECTED;
    } catch (SocketTimeoutException e) {
      return Outcome.TIMED_OUT;
    } catch (ConnectException e) {
      // with a long limit it is the system that gives up first
      return says(e, "timed out") ? Outcome.TIMED_OUT : Outcome.REFUSED;
    } catch (IOException e) {
      // a reset comes from a peer that has shaken hands
      return says(e, "reset") ? Outcome.CONNECTED : Outcome.OTHER;
    }
  }

  /** At least 1, since 0 would mean no limit. */
  private static int millis(Duration limit) {
    return limit.compareTo(LONGEST) >= 0 ? Integer.MAX_VALUE : (int) Math.max(1, limit.toMillis());
  }

  private static boolean says(IOException e, String word) {
    return e.getMessage() != null && e.getMessage().contains(word);
  }

  /** Runs it by hand: java TryConnect.java 127.0.0.1 7000 */
  public static void main(String[] args) {
    if (args.length < 2) {
      System.err.println("usage: java TryConnect.java HOST PORT");
      return;
    }
    InetSocketAddress address = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    System.out.println(tryConnect(address, Duration.ofSeconds(2)));
  }
}
