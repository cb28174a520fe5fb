import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Greets everybody by name, many clients at the same time. */
public class Greeter {

  /** Serves all clients at the same time until the listener is closed. */
  public static void serve(ServerSocket listener) throws IOException {
    throw new UnsupportedOperationException("serve is still to be written");
  }

  /** Runs it by hand: java Greeter.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      serve(listener);
    }
  }
}
