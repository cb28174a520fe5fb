import java.net.InetSocketAddress;
import java.time.Duration;

/** Finds out whether somebody listens at an address. */
public class TryConnect {

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
    throw new UnsupportedOperationException("tryConnect is still to be written");
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
