import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The reader knows lines and characters; its idea of a line is wide enough here. */
public class OneCall {

  public static void serveOnce(ServerSocket listener) throws IOException {
    try (ServerSocket own = listener;
        Socket caller = own.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        Writer out =
            new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8)) {
      String line = in.readLine();
      if (line != null) {
        out.write(line.toUpperCase(Locale.ROOT));
        out.write('\n');
        out.flush();
      }
    }
  }
}
