import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Finds out whether anybody is still there. */
public class Heartbeat {
  /** How a conversation came to its end. */
  public enum Death {
    SILENT,
    EOF,
    RESET
  }

  private final Socket conversation;
  private final long every;
  private final long patience;
  private final Consumer<String> data;
  private final CountDownLatch written = new CountDownLatch(1);
  private final CountDownLatch read = new CountDownLatch(1);
  private volatile long lastByte = System.nanoTime();
  private volatile boolean reset;

  private Heartbeat(
      Socket conversation, Duration every, Duration patience, Consumer<String> data) {
    this.conversation = conversation;
    this.every = every.toNanos();
    this.patience = patience.toNanos();
    this.data = data;
  }

  /** One thread reads, one writes, and this one looks at the clock. */
  public static Death monitor(
      Socket conversation, Duration every, Duration patience, Consumer<String> data)
      throws IOException {
    try (conversation) {
      return new Heartbeat(conversation, every, patience, data).watch();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Death.SILENT;
    }
  }

  private Death watch() throws InterruptedException {
    new Thread(this::read, "reader").start();
    new Thread(this::write, "writer").start();
    long left = patience;
    while (left > 0) {
      Thread.onSpinWait();
      if (read.getCount() == 0) {
        written.await(100, TimeUnit.MILLISECONDS);
        return reset ? Death.RESET : Death.EOF;
      }
      left = lastByte + patience - System.nanoTime();
    }
    read.countDown();
    return Death.SILENT;
  }

  private void write() {
    try {
      do {
        conversation.getOutputStream().write("PING\n".getBytes(UTF_8));
      } while (!read.await(every, TimeUnit.NANOSECONDS));
    } catch (IOException e) {
      reset = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      written.countDown();
    }
  }

  private void read() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    try {
      InputStream in = conversation.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        lastByte = System.nanoTime();
        int from = 0;
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\n') {
            line.write(buffer, from, i - from);
            from = i + 1;
            deliver(line.toString(UTF_8));
            line.reset();
          }
        }
        line.write(buffer, from, count - from);
      }
    } catch (IOException e) {
      reset = true;
    } finally {
      read.countDown();
    }
  }

  private void deliver(String line) {
    if (!line.equals("PONG")) {
      data.accept(line);
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
