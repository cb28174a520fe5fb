import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;

/** Finds out whether anybody is still there. */
public class Heartbeat {
  /** How a conversation came to its end. */
  public enum Death {
    SILENT,
    EOF,
    RESET
  }

  /** Asks and listens until the conversation is over, and closes the socket. */
  public static Death monitor(
      Socket conversation, Duration every, Duration patience, Consumer<String> data)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (conversation) {
      InputStream in = conversation.getInputStream();
      long lastByte = System.nanoTime();
      long nextPing = lastByte;
      while (true) {
        long now = System.nanoTime();
        if (now - lastByte >= patience.toNanos()) {
          return Death.SILENT;
        }
        if (now >= nextPing) {
          conversation.getOutputStream().write("PING\n".getBytes(UTF_8));
          nextPing = now + every.toNanos();
        }
        long wait = Math.min(lastByte + patience.toNanos(), nextPing) - System.nanoTime();
        conversation.setSoTimeout((int) Math.max(1, wait / 1_000_000 + 1));
        int one;
        try {
          one = in.read();
        } catch (SocketTimeoutException e) {
          continue;
        }
        if (one == -1) {
          return Death.EOF;
        }
        lastByte = System.nanoTime();
        if (one != '\n') {
          line.write(one);
        } else {
          if (!line.toString(UTF_8).equals("PONG")) {
            data.accept(line.toString(UTF_8));
          }
          line.reset();
        }
      }
    } catch (IOException e) {
      return Death.RESET;
    }
  }

  /** Runs it by hand: java Heartbeat.java 7000 */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      while (true) {
        Duration patience = Duration.ofSeconds(10);
        System.out.println(
            monitor(listener.accept(), Duration.ofSeconds(3), patience, System.out::println));
      }
    }
  }
}
