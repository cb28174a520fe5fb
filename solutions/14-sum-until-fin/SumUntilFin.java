import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** Adds up the numbers of a peer and answers when it has ended its stream. */
public class SumUntilFin {
  private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Holds one conversation, and closes it. */
  public static void handle(Socket conversation) throws IOException {
    try (conversation) {
      try {
        answer(conversation, Long.toString(sum(conversation)));
      } catch (NumberFormatException | ArithmeticException malformed) {
        answer(conversation, "ERR");
        drain(conversation);
      }
    } catch (IOException gone) {
      // there is nobody left to answer
    }
  }

  private static long sum(Socket conversation) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(conversation.getInputStream(), US_ASCII));
    long sum = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      sum = Math.addExact(sum, Long.parseLong(line));
    }
    return sum;
  }

  private static void answer(Socket conversation, String line) throws IOException {
    conversation.getOutputStream().write((line + "\n").getBytes(US_ASCII));
  }

  /** Reads on, so that a peer that is still writing gets no reset: to the end, or for a second. */
  private static void drain(Socket conversation) throws IOException {
    InputStream in = conversation.getInputStream();
    byte[] rest = new byte[8192];
    long end = System.nanoTime() + DRAIN_NANOS;
    int count = 0;
    while (count >= 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      conversation.setSoTimeout((int) left);
      count = in.read(rest);
    }
  }

  /** Runs it by hand: java SumUntilFin.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        handle(listener.accept());
      }
    }
  }
}
