import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;

/** Closing the reader closes the socket, before the answer. */
public class SumUntilFin {

  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      String answer;
      try {
        answer = Long.toString(sum(conversation));
      } catch (NumberFormatException | ArithmeticException malformed) {
        answer = "ERR";
      }
      answer(conversation, answer);
      drain(conversation);
    } catch (IOException gone) {
      // there is nobody left to answer
    }
  }

  private static long sum(Socket conversation) throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(conversation.getInputStream(), US_ASCII))) {
      long sum = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        sum = Math.addExact(sum, Long.parseLong(line));
      }
      return sum;
    }
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
