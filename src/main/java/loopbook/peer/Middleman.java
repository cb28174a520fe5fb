package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A peer of the zoo between a server and those who call it: it listens in the server's place, dials
 * the server for each caller, and treats both sides in its {@link Manner}. Its threads, and with
 * them its sockets, belong to whoever opens it.
 */
public final class Middleman implements AutoCloseable {
  private static final int BACKLOG = 50;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int SMALL_BUFFER = 2048;
  private static final long STEP = Duration.ofMillis(2).toNanos();

  private final Manner manner;
  private final InetSocketAddress server;
  private final List<Usual> usual;
  private final List<Link> links = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final @Nullable ServerSocket listener;
  private final @Nullable Socket reserved;
  private final InetSocketAddress address;

  /**
   * Opens one on the server's own address, or on {@code 127.0.0.1} if the server listens on all.
   *
   * @param usual what is sent on the connections in the order in which they are made; of further
   *     ones nothing is known
   * @throws IOException if this machine cannot open a socket for it
   */
  public Middleman(Manner manner, InetSocketAddress server, List<Usual> usual) throws IOException {
    InetAddress host = server.getAddress();
    InetAddress on = host == null || !host.isLoopbackAddress() ? Loopback.V4 : host;
    this.manner = manner;
    this.server = new InetSocketAddress(on, server.getPort());
    this.usual = List.copyOf(usual);
    if (manner == Manner.REFUSED) {
      // bound and not listening: connects are refused, and nobody else gets the port
      Socket bound = new Socket();
      bound.bind(new InetSocketAddress(on, 0));
      this.reserved = bound;
      this.listener = null;
      this.address = (InetSocketAddress) bound.getLocalSocketAddress();
    } else {
      ServerSocket open = new ServerSocket();
      if (manner == Manner.SLOWREAD || manner == Manner.NEVERREAD) {
        open.setReceiveBufferSize(SMALL_BUFFER);
      }
      open.bind(new InetSocketAddress(on, 0), BACKLOG);
      this.reserved = null;
      this.listener = open;
      this.address = (InetSocketAddress) open.getLocalSocketAddress();
      begin("accepts", () -> accept(open));
    }
  }

  /** Where to call instead of the server. */
  public InetSocketAddress address() {
    return address;
  }

  /** What has come in on each connection so far, in the order in which they were made. */
  public List<Usual> came() {
    return links.stream().map(Link::came).toList();
  }

  /** Waits until all connections have come to an end on both sides, or the time is up. */
  public void settle(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!links.stream().allMatch(Link::isOver) && System.nanoTime() < end) {
      if (Thread.interrupted()) {
        throw new InterruptedException("while the peer was to come to its end");
      }
      LockSupport.parkNanos(STEP);
    }
  }

  /** Closes every connection, and ends the threads. */
  @Override
  public void close() {
    Link.closeQuietly(listener);
    Link.closeQuietly(reserved);
    boolean interrupted = false;
    // the thread that accepts is the first: while it lives there can be further ones
    for (int i = 0; i < threads.size(); i++) {
      Thread thread = threads.get(i);
      while (thread.isAlive() && thread != Thread.currentThread()) {
        try {
          links.forEach(Link::close);
          LockSupport.unpark(thread);
          thread.join(20);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    links.forEach(Link::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket open) {
    while (!open.isClosed()) {
      try {
        Socket caller = open.accept();
        Socket callee = new Socket();
        int number = links.size();
        Link link =
            new Link(
                manner, caller, callee, number < usual.size() ? usual.get(number) : Usual.UNKNOWN);
        links.add(link);
        if (manner == Manner.SLOWREAD || manner == Manner.NEVERREAD) {
          callee.setReceiveBufferSize(SMALL_BUFFER);
        }
        if (connects(callee, link)) {
          caller.setTcpNoDelay(true);
          callee.setTcpNoDelay(true);
          meet(link);
        }
      } catch (IOException closed) {
        // the loop's condition decides
      }
    }
  }

  private boolean connects(Socket callee, Link link) {
    try {
      callee.connect(server, CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      link.reset();
      return false;
    }
  }

  private void meet(Link link) {
    switch (manner) {
      case EARLY -> link.close();
      case NEVERREAD, REFUSED -> {}
      default -> {
        begin("to the server", link.toServer());
        begin("to the caller", link.toCaller());
      }
    }
  }

  private void begin(String what, Runnable work) {
    Thread thread = new Thread(work, "peer " + manner + " " + what);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
