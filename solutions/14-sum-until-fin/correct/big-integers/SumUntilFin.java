import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.Socket;

/** Adds without limit and compares with the range after each line. */
public class SumUntilFin {

  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  public static void handle(Socket conversation) throws IOException {
    try {
      byte[] buffer = new byte[4096];
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      BigInteger sum = BigInteger.ZERO;
      InputStream in = conversation.getInputStream();
      for (int n = in.read(buffer); n >= 0 && sum != null; n = sum == null ? 0 : in.read(buffer)) {
        for (int i = 0; i < n && sum != null; i++) {
          if (buffer[i] == '\n') {
            sum = plus(sum, line.toString(US_ASCII));
            line.reset();
          } else {
            line.write(buffer[i]);
          }
        }
        if (sum == null) {
          break;
        }
      }
      if (sum != null && line.size() > 0) {
        sum = plus(sum, line.toString(US_ASCII));
      }
      conversation.getOutputStream().write(((sum == null ? "ERR" : sum) + "\n").getBytes(US_ASCII));
      if (sum == null) {
        drain(conversation);
      }
    } catch (IOException gone) {
      // close, and that is all
    } finally {
      conversation.close();
    }
  }

  /** Null if the line is malformed or the sum is too large. */
  private static BigInteger plus(BigInteger sum, String line) {
    if (!line.matches("-?[0-9]+")) {
      return null;
    }
    BigInteger number = new BigInteger(line);
    BigInteger next = sum.add(number);
    return fits(number) && fits(next) ? next : null;
  }

  private static boolean fits(BigInteger number) {
    return number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0;
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
