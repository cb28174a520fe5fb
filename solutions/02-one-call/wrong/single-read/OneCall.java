import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Takes what one read returns for the line. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    try (listener;
        Socket caller = listener.accept()) {
      byte[] buffer = new byte[1024];
      int count = caller.getInputStream().read(buffer);
      if (count > 0) {
        String text = new String(buffer, 0, count, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        if (line.endsWith("\r")) {
          line = line.substring(0, line.length() - 1);
        }
        String answer = line.toUpperCase(Locale.ROOT) + "\n";
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
