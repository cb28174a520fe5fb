import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Answers one line of one caller in upper case. */
public class OneCall {

  /** Serves one caller, then closes the connection and the listener. */
  public static void serveOnce(ServerSocket listener) throws IOException {
    throw new UnsupportedOperationException("serveOnce is still to be written");
  }

  /** Runs it by hand: java OneCall.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    System.out.println("listening on " + listener.getLocalSocketAddress());
    serveOnce(listener);
  }
}
