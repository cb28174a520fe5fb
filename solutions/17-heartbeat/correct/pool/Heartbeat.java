import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Finds out whether anybody is still there. */
public class Heartbeat {
  /** How a conversation came to its end. */
  public enum Death {
    SILENT,
    EOF,
    RESET
  }

  /** A timer writes; a reader of the JDK's makes the lines. */
  public static Death monitor(
      Socket conversation, Duration every, Duration patience, Consumer<String> data)
      throws IOException {
    AtomicReference<IOException> failure = new AtomicReference<>();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    try (conversation) {
      conversation.setSoTimeout((int) patience.toMillis());
      timer.scheduleAtFixedRate(
          () -> ping(conversation, failure), 0, every.toMillis(), TimeUnit.MILLISECONDS);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(conversation.getInputStream(), UTF_8));
      String line;
      while ((line = in.readLine()) != null) {
        if (!line.equals("PONG")) {
          data.accept(line);
        }
      }
      timer.shutdown();
      timer.awaitTermination(100, TimeUnit.MILLISECONDS);
      return failure.get() == null ? Death.EOF : Death.RESET;
    } catch (SocketTimeoutException e) {
      return Death.SILENT;
    } catch (IOException e) {
      return Death.RESET;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Death.EOF;
    } finally {
      timer.shutdownNow();
    }
  }

  private static void ping(Socket conversation, AtomicReference<IOException> failure) {
    try {
      conversation.getOutputStream().write("PING\n".getBytes(UTF_8));
    } catch (IOException e) {
      failure.compareAndSet(null, e);
      throw new IllegalStateException("no more pings", e);
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
