import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads until the server closes, which it may never do. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int end = all.indexOf('\n');
      if (end < 0) {
        throw new EOFException("no complete reply");
      }
      return all.substring(0, end);
    }
  }
}
