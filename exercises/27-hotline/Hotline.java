import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A telephone robot with two menus. */
public class Hotline {

  /** Leads one call through the menus, until the caller says exit or has ended. */
  public static void handle(Socket call) throws IOException {
    throw new UnsupportedOperationException("handle is still to be written");
  }

  /** Runs it by hand: java Hotline.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        handle(listener.accept());
      }
    }
  }
}
