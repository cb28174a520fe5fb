package loopbook.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands between a client and a server and passes on what each sends, as it is or one byte per
 * segment. An end of stream is passed on as a half-close, a reset as a reset.
 */
public final class Relay implements AutoCloseable {
  private static final long DRIP_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int CONNECT_MILLIS = 5_000;

  private final ServerSocket listener;
  private final InetSocketAddress upstream;
  private final boolean drips;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private Relay(InetSocketAddress upstream, boolean drips) throws IOException {
    this.upstream = upstream;
    this.drips = drips;
    this.listener = new ServerSocket(0, 50, Loopback.V4);
    begin("accepts", this::accept);
  }

  /**
   * Passes on whole reads.
   *
   * @throws UncheckedIOException if this machine cannot open a socket for it
   */
  public static Relay to(InetSocketAddress upstream) {
    return open(upstream, false);
  }

  /**
   * DRIP in both directions: the next byte goes when the other side has read the one before, as far
   * as the kernel tells, or after 1 ms.
   *
   * @throws UncheckedIOException if this machine cannot open a socket for it
   */
  public static Relay dripping(InetSocketAddress upstream) {
    return open(upstream, true);
  }

  private static Relay open(InetSocketAddress upstream, boolean drips) {
    try {
      return new Relay(upstream, drips);
    } catch (IOException e) {
      throw new UncheckedIOException("a relay cannot listen", e);
    }
  }

  /** Where to call instead of the server. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  /** Closes every connection, and ends the threads. */
  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(Relay::closeQuietly);
    boolean interrupted = false;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
      while (thread.isAlive() && thread != Thread.currentThread()) {
        try {
          open.forEach(Relay::closeQuietly);
          thread.join(50);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Socket server = new Socket();
        open.add(server);
        try {
          server.connect(upstream, CONNECT_MILLIS);
        } catch (IOException refused) {
          reset(client);
          continue;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        begin("to the server", () -> copy(client, server));
        begin("to the client", () -> copy(server, client));
      } catch (IOException closed) {
        // the loop's condition decides
      }
    }
  }

  private void copy(Socket from, Socket to) {
    byte[] buffer = new byte[64 * 1024];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (drips) {
          for (int i = 0; i < count; i++) {
            out.write(buffer, i, 1);
            Unread.untilConsumed(to, DRIP_PAUSE);
          }
        } else {
          out.write(buffer, 0, count);
        }
      }
      to.shutdownOutput();
      if (from.isOutputShutdown()) {
        closeQuietly(from);
        closeQuietly(to);
      }
    } catch (IOException broken) {
      reset(from);
      reset(to);
    }
  }

  private void begin(String what, Runnable work) {
    Thread thread = new Thread(work, "peer relay " + what);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      // then there is nothing to abort
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception gone) {
      // there is nothing left to close
    }
  }
}
