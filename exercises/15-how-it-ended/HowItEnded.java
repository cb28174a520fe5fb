import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Tells how a conversation ended. */
public class HowItEnded {

  /** The ways in which a conversation ends. */
  public enum Kind {
    EOF,
    RESET,
    TIMEOUT
  }

  /** How it ended, and how many bytes had come before that. */
  public record Ending(Kind kind, long bytes) {}

  /** Reads until it is over, and closes the socket. */
  public static Ending watch(Socket conversation, Duration idle) throws IOException {
    throw new UnsupportedOperationException("watch is still to be written");
  }

  /** Runs it by hand: java HowItEnded.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        System.out.println(watch(listener.accept(), Duration.ofSeconds(10)));
      }
    }
  }
}
