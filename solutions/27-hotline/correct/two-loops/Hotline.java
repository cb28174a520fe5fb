import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;

/** The place in the program is the place in the menus: one loop in another one. */
public class Hotline {
  private final InputStream in;
  private final OutputStream out;

  private Hotline(Socket call) throws IOException {
    in = new BufferedInputStream(call.getInputStream());
    out = new BufferedOutputStream(call.getOutputStream());
  }

  public static void handle(Socket call) throws IOException {
    try (call) {
      Hotline hotline = new Hotline(call);
      hotline.say("Hotline. 1 balance, 0 operator");
      hotline.mainMenu();
      hotline.say("Bye");
    } catch (EOFException end) {
      // nobody is left to say Bye to
    }
  }

  private void mainMenu() throws IOException {
    String line;
    while (!(line = listen()).equals("exit")) {
      if (line.equals("1")) {
        say("Balance menu: 1 amount, 9 back");
        if (balanceMenu()) {
          return;
        }
      } else {
        say(line.equals("0") ? "Operators are busy" : "?");
      }
    }
  }

  /** Whether the caller said exit here. */
  private boolean balanceMenu() throws IOException {
    while (true) {
      String line = listen();
      if (line.equals("exit")) {
        return true;
      }
      if (line.equals("9")) {
        say("Hotline. 1 balance, 0 operator");
        return false;
      }
      say(line.equals("1") ? "42.00" : "?");
    }
  }

  private String listen() throws IOException {
    byte[] line = new byte[257];
    int length = 0;
    while (true) {
      int next = in.read();
      if (next == -1) {
        throw new EOFException();
      }
      if (next == '\n') {
        break;
      }
      if (length < line.length) {
        line[length++] = (byte) next;
      } else {
        Arrays.fill(line, (byte) '?'); // too long: no command begins like that
      }
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return new String(line, 0, length, US_ASCII);
  }

  private void say(String line) throws IOException {
    out.write(line.getBytes(US_ASCII));
    out.write('\n');
    out.flush();
  }
}
