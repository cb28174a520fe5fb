package loopbook.weave;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All sockets that were seen, by identity, held weakly. */
final class Sockets {
  /** A key by which an object is found, for as long as somebody else holds it. */
  private abstract static class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      hash = System.identityHashCode(object);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null && other instanceof Key that && that.get() == mine;
    }

    @Override
    public final int hashCode() {
      return hash;
    }
  }

  /** What is known of one. */
  static final class Known extends Key {
    final long number;
    final SocketKind kind;
    private volatile boolean closed;

    /** A linger time was set, or taken back: only then the socket need be asked for it. */
    volatile boolean lingers;

    volatile @Nullable SocketAddress local;
    volatile @Nullable SocketAddress remote;

    private Known(long number, SocketKind kind, Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      this.number = number;
      this.kind = kind;
    }

    /** True for the first close. */
    synchronized boolean closing() {
      boolean first = !closed;
      closed = true;
      return first;
    }

    boolean isClosed() {
      return closed;
    }

    @Nullable Object object() {
      return get();
    }
  }

  /** Another object for a socket that is known. */
  private static final class Alias extends Key {
    Alias(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
    }
  }

  /** Asks for a key, without the cost that a weak reference is to a collector. */
  private record Probe(Object object) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.get() == object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  private static final int CLOSED = 200;

  /** By {@link Key}, asked for by {@link Probe}. */
  private final Map<Object, Known> byObject = new ConcurrentHashMap<>();

  private final Map<Long, Known> byNumber = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private final Deque<Known> closed = new ArrayDeque<>();
  private final AtomicLong last = new AtomicLong();

  /** The channel within an adaptor, else the object itself. */
  static Object identity(Object object) {
    Object channel = null;
    if (object instanceof Socket socket) {
      channel = socket.getChannel();
    } else if (object instanceof ServerSocket socket) {
      channel = socket.getChannel();
    } else if (object instanceof DatagramSocket socket) {
      channel = socket.getChannel();
    }
    return channel == null ? object : channel;
  }

  static @Nullable SocketKind kind(Object object) {
    if (object instanceof Socket
        || object instanceof SocketChannel
        || object instanceof AsynchronousSocketChannel) {
      return SocketKind.STREAM;
    }
    if (object instanceof ServerSocket
        || object instanceof ServerSocketChannel
        || object instanceof AsynchronousServerSocketChannel) {
      return SocketKind.LISTENER;
    }
    if (object instanceof DatagramSocket || object instanceof DatagramChannel) {
      return SocketKind.DATAGRAM;
    }
    return object instanceof Selector ? SocketKind.SELECTOR : null;
  }

  /** Null if it is no socket. */
  @Nullable Known of(Object given) {
    Object object = identity(given);
    Known known = byObject.get(new Probe(object));
    if (known != null) {
      return known;
    }
    SocketKind kind = kind(object);
    if (kind == null) {
      return null;
    }
    purge();
    Known made = new Known(last.incrementAndGet(), kind, object, gone);
    made.closed = isClosed(object, kind);
    Known earlier = byObject.putIfAbsent(made, made);
    if (earlier != null) {
      return earlier;
    }
    byNumber.put(made.number, made);
    return made;
  }

  @Nullable Known numbered(long number) {
    return byNumber.get(number);
  }

  /** From now on both objects are the one socket. */
  void alias(Object object, Object delegate) {
    Known known = of(delegate);
    if (known != null) {
      byObject.put(new Alias(object, gone), known);
    }
  }

  /**
   * It was closed by a call that has ended. The latest ones stay known, for those who close twice
   * or use what is closed; the others need not wait until a collector finds them.
   */
  void closed(Known known) {
    Known old;
    synchronized (closed) {
      closed.addLast(known);
      old = closed.size() > CLOSED ? closed.removeFirst() : null;
    }
    if (old != null) {
      byObject.remove(old);
      byNumber.remove(old.number);
    }
  }

  private void purge() {
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      byObject.remove(key);
      if (key instanceof Known old) {
        byNumber.remove(old.number);
      }
    }
  }

  /** Asks the socket for its addresses. */
  static void readAddresses(Known known) {
    Object object = known.object();
    try {
      if (object instanceof Socket socket) {
        known.local = socket.isBound() ? socket.getLocalSocketAddress() : null;
        known.remote = socket.getRemoteSocketAddress();
      } else if (object instanceof ServerSocket socket) {
        known.local = socket.getLocalSocketAddress();
      } else if (object instanceof DatagramSocket socket) {
        known.local = socket.getLocalSocketAddress();
        known.remote = socket.getRemoteSocketAddress();
      } else if (object instanceof NetworkChannel channel) {
        known.local = channel.getLocalAddress();
        if (object instanceof SocketChannel stream) {
          known.remote = stream.isConnected() ? stream.getRemoteAddress() : null;
        } else if (object instanceof AsynchronousSocketChannel stream) {
          known.remote = stream.getRemoteAddress();
        } else if (object instanceof DatagramChannel datagrams) {
          known.remote = datagrams.getRemoteAddress();
        }
      }
    } catch (IOException e) {
      // closed meanwhile: what was known stays
    }
  }

  /**
   * The same of a socket that the listener accepted. Unless that listens everywhere, its address is
   * also the socket's own: the system need not be asked.
   */
  static void readAddresses(Known accepted, Known listener) {
    if (accepted.object() instanceof Socket socket
        && listener.local instanceof InetSocketAddress own
        && own.getAddress() != null
        && !own.getAddress().isAnyLocalAddress()) {
      accepted.local = own;
      accepted.remote = socket.getRemoteSocketAddress();
    } else {
      readAddresses(accepted);
    }
  }

  /** Whether closing it now resets the connection. */
  static boolean resets(Known known) {
    if (!known.lingers || known.kind != SocketKind.STREAM || known.remote == null) {
      return false;
    }
    Object object = known.object();
    try {
      if (object instanceof Socket socket) {
        return socket.getSoLinger() == 0;
      }
      return object instanceof NetworkChannel channel
          && channel.isOpen()
          && channel.getOption(StandardSocketOptions.SO_LINGER) == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  static boolean isOpen(@Nullable Object object) {
    if (object instanceof Socket socket) {
      return !socket.isClosed();
    }
    if (object instanceof ServerSocket socket) {
      return !socket.isClosed();
    }
    if (object instanceof DatagramSocket socket) {
      return !socket.isClosed();
    }
    if (object instanceof Selector selector) {
      return selector.isOpen();
    }
    return object instanceof Channel channel && channel.isOpen();
  }

  /** Whether it was closed before it was seen, or so long ago that it is known no more. */
  private static boolean isClosed(Object object, SocketKind kind) {
    try {
      return kind != SocketKind.SELECTOR && !isOpen(object);
    } catch (RuntimeException odd) {
      return false; // a program's own kind of socket, which is still being made
    }
  }

  static boolean close(@Nullable Object object) {
    if (!isOpen(object) || !(object instanceof Closeable closeable)) {
      return false;
    }
    try {
      closeable.close();
    } catch (IOException e) {
      // it is closed all the same
    }
    return true;
  }
}
