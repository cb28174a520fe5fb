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
  private static final byte[] PING = "PING\n".getBytes(UTF_8);
  private static final long GRACE_MILLIS = 100;

  /** How a conversation came to its end. */
  public enum Death {
    SILENT,
    EOF,
    RESET
  }

  /** Writes PINGs until it is interrupted, or a write fails. */
  private static final class Pinger extends Thread {
    private final Socket conversation;
    private final Duration every;
    private volatile boolean failed;

    Pinger(Socket conversation, Duration every) {
      super("pinger");
      this.conversation = conversation;
      this.every = every;
    }

    @Override
    public void run() {
      try {
        while (true) {
          conversation.getOutputStream().write(PING);
          Thread.sleep(every.toMillis());
        }
      } catch (IOException e) {
        failed = true;
      } catch (InterruptedException e) {
        // it is over
      }
    }

    /** Whether a write has failed; waits a little for one that is just coming to its end. */
    boolean hasFailed() {
      interrupt();
      try {
        join(GRACE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return failed;
    }
  }

  /** Asks and listens until the conversation is over, and closes the socket. */
  public static Death monitor(
      Socket conversation, Duration every, Duration patience, Consumer<String> data)
      throws IOException {
    Pinger pinger = new Pinger(conversation, every);
    try (conversation) {
      conversation.setSoTimeout(Math.toIntExact(patience.toMillis()));
      pinger.start();
      readLines(conversation.getInputStream(), data);
      // a reset of which a write was told looks like the end of the stream to read
      return pinger.hasFailed() ? Death.RESET : Death.EOF;
    } catch (SocketTimeoutException e) {
      return Death.SILENT;
    } catch (IOException e) {
      return Death.EOF;
    } finally {
      pinger.interrupt();
    }
  }

  private static void readLines(InputStream in, Consumer<String> data) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] != '\n') {
          line.write(buffer[i]);
          continue;
        }
        String text = line.toString(UTF_8);
        line.reset();
        if (!text.equals("PONG")) {
          data.accept(text);
        }
      }
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
