package loopbook.talk;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A TCP connection; of a server one after another. */
public final class StreamTalk extends Talk {
  private static final int BUFFER = 8192;
  private static final int BACKLOG = 50;

  private final @Nullable ServerSocketChannel listener;
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable SocketChannel channel;
  private boolean inputEnded;
  private boolean outputEnded;

  /** The end of the last connection is being told. */
  private boolean parting;

  private volatile boolean closed;

  private StreamTalk(@Nullable ServerSocketChannel listener, Consumer<News> told) {
    super(told);
    this.listener = listener;
  }

  /** Connects. Whether that worked is told; if not, the talk is over. */
  public static StreamTalk call(InetSocketAddress to, Consumer<News> told)
      throws InterruptedException {
    StreamTalk talk = new StreamTalk(null, told);
    try {
      SocketChannel made = SocketChannel.open();
      try {
        made.connect(to);
        talk.begin(made, new News.Connected(local(made), to));
      } catch (IOException e) {
        made.close();
        throw e;
      }
    } catch (ClosedByInterruptException stop) {
      throw interrupted(stop);
    } catch (IOException failure) {
      boolean refused =
          failure instanceof ConnectException
              && words(failure).toLowerCase(Locale.ROOT).contains("refused");
      talk.tell(refused ? new News.Refused(to) : new News.Failed(words(failure)));
    }
    return talk;
  }

  /**
   * Listens, on a free port if that of the address is 0, and takes one client after another.
   *
   * @throws IOException if the address cannot be had
   */
  public static StreamTalk host(InetSocketAddress at, Consumer<News> told) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    try {
      listener.bind(at, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    StreamTalk talk = new StreamTalk(listener, told);
    talk.tell(new News.Listening(address(listener.getLocalAddress())));
    talk.run("be: accept", () -> talk.accept(listener));
    return talk;
  }

  /** Where it listens. */
  public InetSocketAddress address() throws IOException {
    if (listener == null) {
      throw new IOException("not a server");
    }
    return address(listener.getLocalAddress());
  }

  private void accept(ServerSocketChannel from) {
    try {
      while (!closed) {
        SocketChannel made = from.accept();
        begin(made, new News.Accepted(address(made.getRemoteAddress())));
        synchronized (this) {
          while (channel == made || parting) {
            wait();
          }
        }
      }
    } catch (ClosedChannelException ours) {
      // the talk is over
    } catch (IOException failure) {
      tell(new News.Failed(words(failure)));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(SocketChannel made, News news) throws IOException {
    made.setOption(StandardSocketOptions.TCP_NODELAY, true);
    synchronized (this) {
      if (closed) {
        made.close();
        return;
      }
      channel = made;
      inputEnded = false;
      outputEnded = false;
    }
    tell(news);
    run("be: read", () -> read(made));
  }

  private void read(SocketChannel from) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (from.read(buffer.clear()) >= 0) {
        byte[] came = new byte[buffer.flip().remaining()];
        buffer.get(came);
        tell(new News.Received(Bytes.of(came), ""));
      }
      synchronized (this) {
        inputEnded = true;
      }
      tell(new News.EndOfStream());
    } catch (ClosedChannelException ours) {
      // closed at our end
    } catch (IOException failure) {
      lost(from, failure);
    }
  }

  /** The connection is gone, and not by us. */
  private void lost(SocketChannel which, IOException failure) {
    boolean reset = words(failure).toLowerCase(Locale.ROOT).contains("reset");
    release(which, reset ? new News.Reset() : new News.Failed(words(failure)));
  }

  @Override
  public Done send(Bytes bytes) throws InterruptedException {
    SocketChannel to;
    synchronized (this) {
      to = channel;
      if (to == null) {
        return none();
      }
      if (outputEnded) {
        return Done.HALF_CLOSED;
      }
    }
    // told first: the answer may be here before the write returns
    tell(new News.Sending(bytes));
    ByteBuffer left = ByteBuffer.wrap(bytes.toArray());
    try {
      while (left.hasRemaining()) {
        to.write(left);
      }
    } catch (ClosedByInterruptException stop) {
      throw interrupted(stop);
    } catch (ClosedChannelException meanwhile) {
      return Done.OVER;
    } catch (IOException failure) {
      lost(to, failure);
    }
    return Done.DONE;
  }

  @Override
  public Done halfClose() {
    SocketChannel to;
    synchronized (this) {
      to = channel;
      if (to == null) {
        return none();
      }
      if (outputEnded) {
        return Done.HALF_CLOSED;
      }
      outputEnded = true;
    }
    tell(new News.HalfClosed());
    try {
      to.shutdownOutput();
    } catch (IOException failure) {
      lost(to, failure);
    }
    return Done.DONE;
  }

  @Override
  public Done hangUp() {
    return end(false);
  }

  @Override
  public Done reset() {
    return end(true);
  }

  private Done end(boolean abruptly) {
    SocketChannel open;
    synchronized (this) {
      open = channel;
    }
    if (open == null) {
      return none();
    }
    try {
      if (abruptly) {
        open.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
    } catch (IOException gone) {
      // there is nothing left to reset
    }
    release(open, abruptly ? new News.Aborted() : new News.Closed());
    return Done.DONE;
  }

  /** Closes it and tells so, unless that was done already; only then comes the next client. */
  private void release(SocketChannel which, News news) {
    synchronized (this) {
      if (channel != which) {
        return;
      }
      channel = null;
      parting = true;
    }
    try {
      which.close();
    } catch (IOException gone) {
      // there is nothing left to close
    }
    tell(news);
    synchronized (this) {
      parting = false;
      notifyAll();
    }
  }

  private Done none() {
    return listener != null && !closed ? Done.NOBODY : Done.OVER;
  }

  @Override
  public synchronized boolean hasPartner() {
    return channel != null;
  }

  @Override
  public synchronized boolean isEnded() {
    return channel == null || inputEnded;
  }

  @Override
  public synchronized boolean isOver() {
    return channel == null && (listener == null || closed);
  }

  @Override
  public void close() {
    closed = true;
    try {
      if (listener != null) {
        listener.close();
      }
    } catch (IOException gone) {
      // there is nothing left to close
    }
    hangUp();
    List<Thread> all;
    synchronized (this) {
      all = List.copyOf(threads);
      notifyAll();
    }
    all.forEach(Talk::join);
  }

  private synchronized void run(String name, Runnable body) {
    threads.removeIf(thread -> !thread.isAlive());
    threads.add(start(name, body));
  }

  private static InterruptedException interrupted(ClosedByInterruptException stop) {
    Thread.interrupted();
    InterruptedException told = new InterruptedException("stopped by the user");
    told.initCause(stop);
    return told;
  }

  private static InetSocketAddress local(SocketChannel channel) throws IOException {
    return address(channel.getLocalAddress());
  }

  private static InetSocketAddress address(java.net.@Nullable SocketAddress any)
      throws IOException {
    if (any instanceof InetSocketAddress address) {
      return address;
    }
    throw new IOException("no address");
  }
}
