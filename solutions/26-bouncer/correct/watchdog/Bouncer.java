import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A watchdog closes the sockets of those who are late; nobody has a timeout. */
public class Bouncer {
  private final Set<Socket> inside = new HashSet<>();
  private final int max;
  private final Duration hello;
  private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor();

  private Bouncer(int max, Duration hello) {
    this.max = max;
    this.hello = hello;
  }

  public static void serve(ServerSocket listener, int max, Duration hello) throws IOException {
    new Bouncer(max, hello).run(listener);
  }

  private void run(ServerSocket listener) throws IOException {
    try {
      while (true) {
        Socket client = listener.accept();
        if (enter(client)) {
          new Thread(() -> handle(client)).start();
        } else {
          try (client) {
            client.getOutputStream().write("BUSY\n".getBytes(UTF_8));
          } catch (IOException e) {
            // gone already
          }
        }
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      watchdog.shutdownNow();
      List<Socket> rest;
      synchronized (this) {
        rest = new ArrayList<>(inside);
      }
      for (Socket client : rest) {
        close(client);
      }
    }
  }

  private synchronized boolean enter(Socket client) {
    return inside.size() < max && inside.add(client);
  }

  private synchronized void leave(Socket client) {
    inside.remove(client);
  }

  private void handle(Socket client) {
    try {
      ScheduledFuture<?> end =
          watchdog.schedule(() -> close(client), hello.toMillis(), TimeUnit.MILLISECONDS);
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = new BufferedOutputStream(client.getOutputStream());
      byte[] line = readLine(in);
      if (line == null || !end.cancel(false)) {
        return;
      }
      out.write("OK\n".getBytes(UTF_8));
      out.flush();
      while ((line = readLine(in)) != null) {
        out.write(line);
        out.write('\n');
        out.flush();
      }
    } catch (IOException | RuntimeException e) {
      // over
    } finally {
      close(client);
      leave(client);
    }
  }

  /** Null at the end of the stream and at a line that is too long. */
  private static byte[] readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int b = in.read();
      if (b == '\n') {
        return line.toByteArray();
      }
      line.write(b);
      if (b < 0 || line.size() > 1024) {
        return null;
      }
    }
  }

  private static void close(Socket client) {
    try {
      client.close();
    } catch (IOException e) {
      // closed all the same
    }
  }
}
