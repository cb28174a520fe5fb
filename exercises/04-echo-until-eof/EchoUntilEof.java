import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** EX04: sends back every byte, until the peer has ended its stream. */
public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    // Your turn: read, write back what came, until the end of the stream; then close.
  }

  /** Runs it by hand: java EchoUntilEof.java 7000. */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("Listening on " + listener.getLocalSocketAddress());
      while (true) {
        handle(listener.accept());
      }
    }
  }
}
