import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The question stays in the writer's buffer, and both sides wait. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      PrintWriter out = new PrintWriter(socket.getOutputStream(), false, StandardCharsets.UTF_8);
      out.print(line + "\n");
      InputStream in = new BufferedInputStream(socket.getInputStream());
      ByteArrayOutputStream reply = new ByteArrayOutputStream();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("no complete reply");
        }
        reply.write(next);
      }
      return reply.toString(StandardCharsets.UTF_8);
    }
  }
}
