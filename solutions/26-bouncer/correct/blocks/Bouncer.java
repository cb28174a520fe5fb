import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads in blocks, counts in an atomic number, and lets a timer end the reading of the late. */
public class Bouncer {
  public static void serve(ServerSocket listener, int max, Duration hello) throws IOException {
    AtomicInteger count = new AtomicInteger();
    Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    ExecutorService pool = Executors.newFixedThreadPool(max);
    Timer timer = new Timer();
    try {
      while (!listener.isClosed()) {
        Socket client;
        try {
          client = listener.accept();
        } catch (IOException e) {
          continue;
        }
        if (count.get() == max) {
          try {
            client.getOutputStream().write("BUSY\n".getBytes(StandardCharsets.UTF_8));
            client.close();
          } catch (IOException e) {
            client.close();
          }
          continue;
        }
        count.incrementAndGet();
        sockets.add(client);
        CompletableFuture.runAsync(() -> talk(client, timer, hello), pool)
            .whenComplete(
                (nothing, failure) -> {
                  sockets.remove(client);
                  count.decrementAndGet();
                });
      }
    } finally {
      timer.cancel();
      pool.shutdown();
      for (Socket client : sockets) {
        client.close();
      }
    }
  }

  private static void talk(Socket client, Timer timer, Duration hello) {
    TimerTask late =
        new TimerTask() {
          @Override
          public void run() {
            try {
              client.shutdownInput(); // its reader reads -1
            } catch (IOException e) {
              // closed already
            }
          }
        };
    try (client) {
      timer.schedule(late, hello.toMillis());
      byte[] buffer = new byte[1025];
      int filled = 0;
      boolean welcome = false;
      int n;
      while ((n = client.getInputStream().read(buffer, filled, buffer.length - filled)) > 0) {
        filled += n;
        int from = 0;
        for (int i = filled - n; i < filled; i++) {
          if (buffer[i] == '\n') {
            if (!welcome && !late.cancel()) {
              return;
            }
            byte[] answer = "OK\n".getBytes(StandardCharsets.UTF_8);
            client
                .getOutputStream()
                .write(welcome ? buffer : answer, welcome ? from : 0, welcome ? i + 1 - from : 3);
            welcome = true;
            from = i + 1;
          }
        }
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        if (filled == buffer.length) {
          return;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      // the timer was cancelled: the end of all
    } finally {
      late.cancel();
    }
  }
}
