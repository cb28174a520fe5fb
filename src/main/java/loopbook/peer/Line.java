package loopbook.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection as its peer sees it: what was sent, what came, how it ended; never blocks. */
final class Line {
  private static final int EVENTS = 10_000;

  private final Stage stage;
  private final Inbox.Keeper sent = new Inbox.Keeper();
  private final Inbox.Keeper received = new Inbox.Keeper();
  private final List<Event> events = new ArrayList<>();
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable InetSocketAddress local;
  private @Nullable InetSocketAddress remote;
  private Ending ending = Ending.NONE;
  private boolean outputEnded;
  private int interest = -1;
  private long begun;
  long lastSent;
  long lastReceived;

  Line(Stage stage) {
    this.stage = stage;
  }

  /** Begins to connect; the other side may accept it long before this one looks. */
  void dial(InetSocketAddress to, @Nullable InetAddress from, int buffer, Object owner)
      throws IOException {
    SocketChannel opened = SocketChannel.open();
    channel = opened;
    if (buffer > 0) {
      opened.setOption(StandardSocketOptions.SO_RCVBUF, buffer);
    }
    if (from != null) {
      opened.bind(new InetSocketAddress(from, 0));
    }
    opened.configureBlocking(false);
    begun = System.nanoTime();
    opened.connect(to);
    key = opened.register(stage.selector(), SelectionKey.OP_CONNECT, owner);
  }

  /** Whether the handshake is over; an exception if it failed. */
  boolean connected() throws IOException {
    SocketChannel open = channel;
    if (open == null || !open.finishConnect()) {
      return false;
    }
    note(open, begun);
    return true;
  }

  void accepted(SocketChannel open, Object owner) throws IOException {
    channel = open;
    open.configureBlocking(false);
    key = open.register(stage.selector(), 0, owner);
    note(open, System.nanoTime());
  }

  private void note(SocketChannel open, long since) throws IOException {
    open.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SocketAddress own = open.getLocalAddress();
    SocketAddress other = open.getRemoteAddress();
    local = (InetSocketAddress) own;
    remote = (InetSocketAddress) other;
    log(since, Event.Kind.CONNECTED, 0);
  }

  /** Sends what it can of {@code bytes}; the number of bytes. */
  int send(ByteBuffer bytes, long now) throws IOException {
    SocketChannel open = channel;
    if (open == null) {
      throw new IOException("not connected");
    }
    ByteBuffer copy = bytes.duplicate();
    long before = System.nanoTime();
    int count = open.write(bytes);
    if (count > 0) {
      copy.limit(copy.position() + count);
      sent.add(copy);
      lastSent = now;
      log(before, Event.Kind.SENT, count);
    }
    return count;
  }

  /** Reads at most {@code limit} bytes of what is there; how many, 0 also at the end. */
  int read(Inbox inbox, int limit, long now) {
    SocketChannel open = channel;
    if (open == null || !open.isConnected() || !open.isOpen() || ending != Ending.NONE) {
      return 0;
    }
    ByteBuffer buffer = stage.buffer().clear();
    buffer.limit(Math.min(limit, buffer.capacity()));
    int count;
    try {
      count = open.read(buffer);
    } catch (IOException e) {
      end(Ending.RESET);
      return 0;
    }
    if (count < 0) {
      end(Ending.END_OF_STREAM);
      return 0;
    }
    if (count > 0) {
      buffer.flip();
      received.add(buffer);
      inbox.add(buffer);
      lastReceived = now;
      log(Event.Kind.RECEIVED, count);
    }
    return count;
  }

  void end(Ending how) {
    if (ending == Ending.NONE) {
      ending = how;
      log(how == Ending.RESET ? Event.Kind.RESET : Event.Kind.END_OF_STREAM, 0);
    }
  }

  void halfClose() {
    SocketChannel open = channel;
    if (open != null && open.isConnected() && !outputEnded) {
      outputEnded = true;
      long before = System.nanoTime();
      try {
        open.shutdownOutput();
        log(before, Event.Kind.HALF_CLOSED, 0);
      } catch (IOException reset) {
        end(Ending.RESET);
      }
    }
  }

  /** Closes so that the other side reads an end of stream, even if something is unread here. */
  void hangUp() {
    if (isOpen()) {
      halfClose();
      log(Event.Kind.CLOSED, 0);
    }
    release();
  }

  void reset() throws IOException {
    SocketChannel open = channel;
    if (open != null && open.isOpen()) {
      open.setOption(StandardSocketOptions.SO_LINGER, 0);
      log(Event.Kind.ABORTED, 0);
    }
    release();
  }

  /** Closes the channel; deregisters it at once, since the selector holds its descriptor. */
  void release() {
    SocketChannel open = channel;
    SelectionKey registered = key;
    try {
      if (open != null && open.isOpen()) {
        open.close();
        if (registered != null && stage.selector().isOpen()) {
          stage.selector().selectNow();
          stage.wake(); // selectNow has swallowed a wake-up, if there was one
        }
      }
    } catch (IOException gone) {
      // there is nothing left to close
    }
  }

  void interest(int ops) {
    SelectionKey registered = key;
    if (registered != null && registered.isValid() && ops != interest) {
      interest = ops;
      registered.interestOps(ops);
    }
  }

  boolean isOpen() {
    SocketChannel open = channel;
    return open != null && open.isOpen();
  }

  Ending ending() {
    return ending;
  }

  Kept sent() {
    return sent.kept();
  }

  Kept received() {
    return received.kept();
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  @Nullable InetSocketAddress local() {
    return local;
  }

  @Nullable InetSocketAddress remote() {
    return remote;
  }

  /** What came: it is later than whatever sent it. */
  private void log(Event.Kind kind, int bytes) {
    log(System.nanoTime(), kind, bytes);
  }

  /** What went: it is earlier than whatever it makes the other side do. */
  private void log(long now, Event.Kind kind, int bytes) {
    if (events.size() < EVENTS) {
      events.add(new Event(stage.since(now), kind, bytes));
    }
  }
}
