import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Reads digits, and notices a malformed line at its first wrong byte. */
public class SumUntilFin {

  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      InputStream in = new BufferedInputStream(conversation.getInputStream());
      long sum = 0;
      boolean malformed = false;
      boolean negative = false;
      long number = 0;
      int length = 0;
      try {
        int next = in.read();
        while (next >= 0 || length > 0) {
          if (next == '\n' || next < 0) {
            if (length == (negative ? 1 : 0)) {
              throw new ArithmeticException("no digit");
            }
            sum = Math.addExact(sum, negative ? number : Math.negateExact(number));
            negative = false;
            number = 0;
            length = 0;
          } else if (next == '-' && length == 0) {
            negative = true;
            length++;
          } else if (next >= '0' && next <= '9') {
            // below zero there is one number more than above
            number = Math.subtractExact(Math.multiplyExact(number, 10L), next - '0');
            length++;
          } else {
            throw new ArithmeticException("no digit");
          }
          if (next < 0) {
            break;
          }
          next = in.read();
        }
      } catch (ArithmeticException e) {
        malformed = true;
      }
      conversation.getOutputStream().write((malformed ? "ERR\n" : sum + "\n").getBytes(US_ASCII));
      if (malformed) {
        conversation.shutdownOutput();
        drain(conversation);
      }
    } catch (IOException gone) {
      return;
    }
  }

  private static void drain(Socket conversation) throws IOException {
    InputStream in = conversation.getInputStream();
    long end = System.currentTimeMillis() + 1000;
    long left = 1000;
    while (left > 0) {
      conversation.setSoTimeout((int) left);
      if (in.read(new byte[1024]) < 0) {
        return;
      }
      left = end - System.currentTimeMillis();
    }
  }
}
