import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Answers the sum to a peer that has reset the connection. */
public class SumUntilFin {

  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(conversation.getInputStream(), US_ASCII));
      long sum = 0;
      try {
        String line = next(in);
        while (line != null) {
          sum = Math.addExact(sum, Long.parseLong(line));
          line = next(in);
        }
        answer(conversation, Long.toString(sum));
      } catch (NumberFormatException | ArithmeticException malformed) {
        answer(conversation, "ERR");
        drain(conversation);
      }
    }
  }

  private static String next(BufferedReader in) {
    try {
      return in.readLine();
    } catch (IOException e) {
      return null;
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
      try {
        if (in.read(new byte[1024]) < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        return;
      }
      left = end - System.currentTimeMillis();
    }
  }
}
