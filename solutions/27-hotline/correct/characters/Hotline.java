import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.Socket;
import java.util.function.UnaryOperator;

/** A menu is a function; a line too long is answered at once, and the rest of it is skipped. */
public class Hotline {
  private static final String WELCOME = "Hotline. 1 balance, 0 operator";

  private UnaryOperator<String> menu = this::mainMenu;

  public static void handle(Socket call) throws IOException {
    try (call;
        Reader in = new BufferedReader(new InputStreamReader(call.getInputStream(), UTF_8));
        PrintWriter out = new PrintWriter(call.getOutputStream(), false, UTF_8)) {
      Hotline hotline = new Hotline();
      out.print(WELCOME + "\n");
      out.flush();
      StringBuilder line = new StringBuilder();
      boolean skipping = false;
      for (int next = in.read(); next != -1; next = in.read()) {
        String answer = null;
        if (next != '\n') {
          line.append((char) next);
          if (line.length() > 256) {
            answer = skipping ? null : "?";
            skipping = true;
            line.setLength(0);
          }
        } else {
          answer = skipping ? null : hotline.menu.apply(line.toString().replaceFirst("\r$", ""));
          skipping = false;
          line.setLength(0);
        }
        if (answer != null) {
          out.print(answer + "\n");
          out.flush();
          if (answer.equals("Bye") || out.checkError()) {
            return;
          }
        }
      }
    }
  }

  private String mainMenu(String line) {
    switch (line) {
      case "1":
        menu = this::balanceMenu;
        return "Balance menu: 1 amount, 9 back";
      case "0":
        return "Operators are busy";
      default:
        return line.equals("exit") ? "Bye" : "?";
    }
  }

  private String balanceMenu(String line) {
    switch (line) {
      case "1":
        return "42.00";
      case "9":
        menu = this::mainMenu;
        return WELCOME;
      default:
        return line.equals("exit") ? "Bye" : "?";
    }
  }
}
