import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Lets in so many clients and no more, and shows out who does not speak. */
public class Bouncer {
  private static final int LONGEST = 1024;

  /** Serves at most {@code max} clients at a time until the listener is closed. */
  public static void serve(ServerSocket listener, int max, Duration hello) throws IOException {
    Semaphore places = new Semaphore(max);
    Set<Socket> inside = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      while (true) {
        Socket client = listener.accept();
        if (!places.tryAcquire()) {
          turnAway(client);
          continue;
        }
        inside.add(client);
        threads.execute(
            () -> {
              try {
                converse(client, hello);
              } finally {
                inside.remove(client);
                places.release();
              }
            });
      }
    } catch (SocketException e) {
      if (!listener.isClosed()) {
        throw e;
      }
    } finally {
      threads.shutdown();
      for (Socket client : inside) {
        client.close();
      }
    }
  }

  private static void turnAway(Socket client) {
    try (client) {
      client.getOutputStream().write("BUSY\n".getBytes(US_ASCII));
    } catch (IOException gone) {
      // nobody is left to be told
    }
  }

  private static void converse(Socket client, Duration hello) {
    try (client) {
      Lines lines = new Lines(client);
      OutputStream out = client.getOutputStream();
      if (lines.first(hello).isPresent()) {
        out.write("OK\n".getBytes(US_ASCII));
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
          out.write(line.get());
        }
      }
    } catch (IOException over) {
      // late, too long, or gone: in each case the place is free again
    }
  }

  /** The lines of a client, with their LF. */
  private static class Lines {
    private final Socket client;
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(Socket client) throws IOException {
      this.client = client;
      this.in = new BufferedInputStream(client.getInputStream());
    }

    /** The first line, which must be complete within this time; afterwards there is no limit. */
    Optional<byte[]> first(Duration limit) throws IOException {
      long end = System.nanoTime() + Duration.ofMinutes(limit.toMinutes()).toNanos();
      line.reset();
      while (true) {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          throw new SocketTimeoutException("no hello within " + limit);
        }
        client.setSoTimeout((int) Math.min(millis, Integer.MAX_VALUE));
        int next = in.read();
        if (next < 0) {
          return Optional.empty();
        }
        if (isComplete(next)) {
          client.setSoTimeout(0);
          return Optional.of(line.toByteArray());
        }
      }
    }

    /** The next line; empty at the end of the stream. */
    Optional<byte[]> next() throws IOException {
      line.reset();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (isComplete(next)) {
          return Optional.of(line.toByteArray());
        }
      }
      return Optional.empty();
    }

    private boolean isComplete(int next) throws ProtocolException {
      if (next != '\n' && line.size() == LONGEST) {
        throw new ProtocolException("a line of more than " + LONGEST + " bytes");
      }
      line.write(next);
      return next == '\n';
    }
  }

  /** Runs it by hand: java Bouncer.java 7000 2 5, for two places and five seconds */
  public static void main(String[] args) throws IOException {
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7000;
    int max = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    Duration hello = Duration.ofSeconds(args.length > 2 ? Integer.parseInt(args[2]) : 5);
    try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("listening on " + listener.getLocalSocketAddress());
      serve(listener, max, hello);
    }
  }
}
