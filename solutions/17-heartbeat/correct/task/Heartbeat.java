import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Finds out whether anybody is still there. */
public class Heartbeat {
  /** How a conversation came to its end. */
  public enum Death {
    SILENT,
    EOF,
    RESET
  }

  /** The writing task is asked for its failure when read has come to the end. */
  public static Death monitor(
      Socket conversation, Duration every, Duration patience, Consumer<String> data)
      throws IOException {
    ExecutorService writer = Executors.newCachedThreadPool();
    try (conversation) {
      conversation.setSoTimeout((int) patience.toMillis());
      Future<?> pings = writer.submit(() -> ping(conversation, every));
      InputStream in = new BufferedInputStream(conversation.getInputStream());
      byte[] line = new byte[16];
      int length = 0;
      for (int one = in.read(); one != -1; one = in.read()) {
        if (one == '\n') {
          String text = new String(line, 0, length, UTF_8);
          length = 0;
          if (!text.equals("PONG")) {
            data.accept(text);
          }
        } else {
          if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
          }
          line[length++] = (byte) one;
        }
      }
      return failed(pings) ? Death.RESET : Death.EOF;
    } catch (SocketTimeoutException e) {
      return Death.SILENT;
    } catch (IOException e) {
      return Death.RESET;
    } finally {
      writer.shutdownNow();
    }
  }

  private static Void ping(Socket conversation, Duration every)
      throws IOException, InterruptedException {
    while (true) {
      conversation.getOutputStream().write("PING\n".getBytes(US_ASCII));
      TimeUnit.NANOSECONDS.sleep(every.toNanos());
    }
  }

  private static boolean failed(Future<?> pings) {
    try {
      pings.get(50, TimeUnit.MILLISECONDS);
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException | InterruptedException e) {
      return false;
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
