import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;

/** A table of answers, and a buffer of which only the beginning of a line is kept. */
public class Hotline {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "main 1", "Balance menu: 1 amount, 9 back",
          "main 0", "Operators are busy",
          "balance 1", "42.00",
          "balance 9", "Hotline. 1 balance, 0 operator",
          "main exit", "Bye",
          "balance exit", "Bye");
  private static final Map<String, String> NEXT =
      Map.of("main 1", "balance", "balance 9", "main", "main exit", "", "balance exit", "");

  public static void handle(Socket call) throws IOException {
    try {
      talk(call);
    } catch (IOException gone) {
      // whoever has gone needs no answer
    } finally {
      call.close();
    }
  }

  private static void talk(Socket call) throws IOException {
    String menu = "main";
    StringBuilder answers = new StringBuilder("Hotline. 1 balance, 0 operator\n");
    StringBuilder line = new StringBuilder();
    InputStream in = call.getInputStream();
    byte[] buffer = new byte[777];
    int count = 0;
    while (count >= 0) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] != '\n') {
          if (line.length() < 300) {
            line.append((char) (buffer[i] & 0xFF));
          }
          continue;
        }
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
          line.setLength(line.length() - 1);
        }
        String key = menu + " " + line;
        line.setLength(0);
        answers.append(ANSWERS.getOrDefault(key, "?")).append('\n');
        menu = NEXT.getOrDefault(key, menu);
        if (menu.isEmpty()) {
          break;
        }
      }
      call.getOutputStream().write(answers.toString().getBytes(UTF_8));
      answers.setLength(0);
      if (menu.isEmpty()) {
        return;
      }
      count = in.read(buffer);
    }
  }
}
