import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Lets in so many clients and no more, and shows out who does not speak. */
public class Bouncer {

  /** Serves at most {@code max} clients at a time until the listener is closed. */
  public static void serve(ServerSocket listener, int max, Duration hello) throws IOException {
    throw new UnsupportedOperationException("serve is still to be written");
  }

  /** Runs it by hand: java Bouncer.java 7000 2 5, for two places and five seconds */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    int max = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    Duration hello = Duration.ofSeconds(args.length > 2 ? Integer.parseInt(args[2]) : 5);
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      serve(listener, max, hello);
    }
  }
}
