import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Adds up the numbers of a peer and answers when it has ended its stream. */
public class SumUntilFin {

  /** Holds one conversation, and closes it. */
  public static void handle(Socket conversation) throws IOException {
    throw new UnsupportedOperationException("handle is still to be written");
  }

  /** Runs it by hand: java SumUntilFin.java 7000 */
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
