import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** EX04: sends back every byte, until the peer has ended its stream. */
public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      InputStream in = conversation.getInputStream();
      OutputStream out = conversation.getOutputStream();
      int next;
      do {
        next = in.read();
        out.write(next);
      } while (next != -1);
    } catch (IOException reset) {
      // The peer is gone, and with it everyone who could be told.
    }
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
