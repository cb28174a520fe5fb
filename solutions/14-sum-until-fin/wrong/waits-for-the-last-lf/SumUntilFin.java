import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;

/** Drops what stands behind the last LF. */
public class SumUntilFin {

  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(conversation.getInputStream(), US_ASCII));
      long sum = 0;
      try {
        for (String line = line(in); line != null; line = line(in)) {
          sum = Math.addExact(sum, Long.parseLong(line));
        }
        answer(conversation, Long.toString(sum));
      } catch (NumberFormatException | ArithmeticException malformed) {
        answer(conversation, "ERR");
        drain(conversation);
      }
    } catch (IOException gone) {
      // there is nobody left to answer
    }
  }

  private static String line(BufferedReader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString();
      }
      line.append((char) next);
    }
    return null;
  }

  private static void answer(Socket conversation, String line) throws IOException {
    conversation.getOutputStream().write((line + "\n").getBytes(US_ASCII));
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
