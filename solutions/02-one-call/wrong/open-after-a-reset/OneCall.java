import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Closes at the end of the method, where an exception never comes along. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    Socket caller = listener.accept();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    String line = in.readLine();
    if (line != null) {
      String answer = line.toUpperCase(Locale.ROOT) + "\n";
      caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }
    caller.close();
    listener.close();
  }
}
