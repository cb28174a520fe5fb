import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/** Finds out whether anybody is still there. */
public class Heartbeat {

  /** How a conversation came to its end. */
  public enum Death {
    SILENT,
    EOF,
    RESET
  }

  /** Asks and listens until the conversation is over, and closes the socket. */
  public static Death monitor(
      Socket conversation, Duration every, Duration patience, Consumer<String> data)
      throws IOException {
    throw new UnsupportedOperationException("monitor is still to be written");
  }

  /** Runs it by hand: java Heartbeat.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        Duration patience = Duration.ofSeconds(10);
        System.out.println(
            monitor(listener.accept(), Duration.ofSeconds(3), patience, System.out::println));
      }
    }
  }
}
