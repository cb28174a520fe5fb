import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;

/** A telephone robot with two menus. */
public class Hotline {
  private static final int LONGEST = 256;
  private static final String WELCOME = "Hotline. 1 balance, 0 operator";

  private enum Menu {
    MAIN,
    BALANCE
  }

  /** Leads one call through the menus, until the caller says exit or has ended. */
  public static void handle(Socket call) throws IOException {
    try (call) {
      InputStream in = new BufferedInputStream(call.getInputStream());
      OutputStream out = call.getOutputStream();
      Dialogue dialogue = new Dialogue();
      send(out, WELCOME);
      while (!dialogue.over) {
        Optional<String> line = readLine(in);
        if (line.isEmpty()) {
          return;
        }
        send(out, dialogue.answer(line.get()));
      }
    }
  }

  /** What was said so far, as far as it matters; knows nothing of sockets. */
  private static final class Dialogue {
    private static Menu menu = Menu.MAIN;
    private boolean over;

    String answer(String line) {
      if (line.equals("exit")) {
        over = true;
        return "Bye";
      }
      return menu == Menu.MAIN ? inMain(line) : inBalance(line);
    }

    private String inMain(String line) {
      switch (line) {
        case "1":
          menu = Menu.BALANCE;
          return "Balance menu: 1 amount, 9 back";
        case "0":
          return "Operators are busy";
        default:
          return "?";
      }
    }

    private String inBalance(String line) {
      switch (line) {
        case "1":
          return "42.00";
        case "9":
          menu = Menu.MAIN;
          return WELCOME;
        default:
          return "?";
      }
    }
  }

  /** The next line without its end, cut where it is too long for any command; empty at the end. */
  private static Optional<String> readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (line.size() <= LONGEST) {
        line.write(next);
      }
    }
    String text = line.toString(ISO_8859_1);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private static void send(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(US_ASCII));
  }
}
