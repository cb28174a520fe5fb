import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Closes the socket only when all went well. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    InputStream in = new BufferedInputStream(socket.getInputStream());
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("no complete reply");
      }
      reply.write(next);
    }
    socket.close();
    return reply.toString(StandardCharsets.UTF_8);
  }
}
