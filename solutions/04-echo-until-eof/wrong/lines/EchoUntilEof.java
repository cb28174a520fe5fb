import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class EchoUntilEof {
  public static void handle(Socket conversation) throws IOException {
    try (conversation;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(conversation.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out =
            new PrintWriter(conversation.getOutputStream(), true, StandardCharsets.UTF_8)) {
      String line;
      while ((line = in.readLine()) != null) {
        out.println(line);
      }
    } catch (IOException reset) {
      // gone
    }
  }
}
