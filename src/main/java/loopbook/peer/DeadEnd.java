package loopbook.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** An address that nobody gets through to. */
public final class DeadEnd implements AutoCloseable {
  private final InetSocketAddress address;
  private final List<Channel> open;

  private DeadEnd(InetSocketAddress address, List<Channel> open) {
    this.address = address;
    this.open = open;
  }

  /**
   * REFUSED: a port that is taken, so that nobody else can listen on it, and on which nobody
   * listens.
   *
   * @throws UncheckedIOException if this machine cannot open a socket
   */
  public static DeadEnd refused() {
    try {
      SocketChannel bound = SocketChannel.open();
      bound.bind(new InetSocketAddress(Loopback.V4, 0));
      return new DeadEnd((InetSocketAddress) bound.getLocalAddress(), List.of(bound));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take a port", e);
    }
  }

  /**
   * BLACKHOLE: a listener that accepts nobody and whose queue is full, so that on Linux a connect
   * is not answered at all.
   *
   * @throws UncheckedIOException if this machine cannot open the sockets
   */
  public static DeadEnd blackhole() {
    List<Channel> open = new ArrayList<>();
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      open.add(listener);
      listener.bind(new InetSocketAddress(Loopback.V4, 0), 1);
      InetSocketAddress address = (InetSocketAddress) listener.getLocalAddress();
      // a backlog of n holds n + 1; one more makes sure
      for (int i = 0; i < 3; i++) {
        SocketChannel filler = SocketChannel.open();
        open.add(filler);
        filler.configureBlocking(false);
        filler.connect(address);
      }
      return new DeadEnd(address, open);
    } catch (IOException e) {
      closeAll(open);
      throw new UncheckedIOException("cannot fill a queue", e);
    }
  }

  /** Where to call in vain. */
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    closeAll(open);
  }

  private static void closeAll(List<Channel> channels) {
    for (Channel channel : channels) {
      try {
        channel.close();
      } catch (IOException gone) {
        // there is nothing left to close
      }
    }
  }
}
