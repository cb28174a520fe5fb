import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A pool with exactly max threads and no queue: what it rejects is turned away. */
public class Bouncer {
  public static void serve(ServerSocket listener, int max, Duration hello) throws IOException {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(0, max, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
    Map<Socket, Boolean> inside = new ConcurrentHashMap<>();
    try {
      while (true) {
        Socket client = listener.accept();
        inside.put(client, true);
        try {
          pool.execute(
              () -> {
                try (client) {
                  talk(client, hello);
                } catch (IOException e) {
                  // ended
                } finally {
                  inside.remove(client);
                }
              });
        } catch (RejectedExecutionException full) {
          inside.remove(client);
          try (client) {
            client.getOutputStream().write("BUSY\n".getBytes(StandardCharsets.US_ASCII));
          } catch (IOException e) {
            // ended
          }
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      pool.shutdownNow();
      for (Socket client : inside.keySet()) {
        client.close();
      }
    }
  }

  private static void talk(Socket client, Duration hello) throws IOException {
    Instant end = Instant.now().plus(hello);
    InputStream in = client.getInputStream();
    byte[] line = new byte[1025];
    int length = 0;
    boolean welcome = false;
    while (true) {
      if (!welcome) {
        long left = Duration.between(Instant.now(), end).toMillis();
        if (left < 1) {
          return;
        }
        client.setSoTimeout((int) left);
      }
      int b = in.read();
      if (b == -1 || (length == 1024 && b != '\n')) {
        return;
      }
      line[length++] = (byte) b;
      if (b == '\n') {
        if (welcome) {
          client.getOutputStream().write(line, 0, length);
        } else {
          client.setSoTimeout(0);
          client.getOutputStream().write("OK\n".getBytes(StandardCharsets.US_ASCII));
          welcome = true;
        }
        length = 0;
      }
    }
  }
}
