import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;

/** It has ended its own direction; the second still begins anew with every byte. */
public class SumUntilFin {

  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(conversation.getInputStream(), US_ASCII));
      long sum = 0;
      try {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
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

  private static void answer(Socket conversation, String line) throws IOException {
    conversation.getOutputStream().write((line + "\n").getBytes(US_ASCII));
  }

  private static void drain(Socket conversation) throws IOException {
    conversation.shutdownOutput();
    InputStream in = conversation.getInputStream();
    conversation.setSoTimeout(1000);
    while (in.read() >= 0) {
      // thrown away
    }
  }
}
