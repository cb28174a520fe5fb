import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Characters instead of bytes, and a flush. */
public class AskOnce {

  public static String ask(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort());
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      out.write(line);
      out.write('\n');
      out.flush();
      StringBuilder reply = new StringBuilder();
      int next;
      while ((next = in.read()) != '\n') {
        if (next == -1) {
          throw new EOFException("no complete reply");
        }
        reply.append((char) next);
      }
      return reply.toString();
    }
  }
}
