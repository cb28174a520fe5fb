import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Decodes each read by itself, so that a character cut in two is lost. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      StringBuilder reply = new StringBuilder();
      byte[] buffer = new byte[1024];
      while (reply.indexOf("\n") < 0) {
        int count = in.read(buffer);
        if (count < 0) {
          throw new EOFException("no complete reply");
        }
        reply.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
      return reply.substring(0, reply.indexOf("\n"));
    }
  }
}
