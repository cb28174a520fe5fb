import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Upper-cases as the machine's language does. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    try (listener;
        Socket caller = listener.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
      String line = in.readLine();
      if (line != null) {
        String answer = line.toUpperCase() + "\n";
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
