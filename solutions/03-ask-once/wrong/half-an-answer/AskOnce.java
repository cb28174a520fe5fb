import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sees that there was no reply, and does not see that it was cut. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      String reply =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (reply == null) {
        throw new EOFException("no reply");
      }
      return reply;
    }
  }
}
