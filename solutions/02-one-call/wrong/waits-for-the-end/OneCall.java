import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads to the end of the stream, which a caller who waits for the answer does not send. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    try (listener;
        Socket caller = listener.accept()) {
      String all = new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!all.isEmpty()) {
        String line = all.lines().findFirst().orElse("");
        String answer = line.toUpperCase(Locale.ROOT) + "\n";
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
