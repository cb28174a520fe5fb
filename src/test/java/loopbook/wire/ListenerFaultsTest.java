package loopbook.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import loopbook.wire.Seen.Cell;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a listener, with each class that is one. */
@Timeout(120)
@SuppressWarnings("try") // some of what a fault closes is closed once more
class ListenerFaultsTest {
  @TempDir Path folder;

  private enum Api {
    SERVER_SOCKET,
    ADAPTOR,
    CHANNEL,
    SELECTED,
    ASYNCHRONOUS,
    UNIX
  }

  private enum Fault {
    ADDRESS_IN_USE,
    NOBODY_CONNECTS,
    ACCEPT_AFTER_CLOSE,
    CLOSED_BY_ANOTHER_THREAD,
    INTERRUPTED
  }

  /** A listener, whichever of the JDK's classes it is. */
  private record Listener(Api api, AutoCloseable socket) implements AutoCloseable {
    static Listener open(Api api) throws IOException {
      return new Listener(
          api,
          switch (api) {
            case SERVER_SOCKET -> new ServerSocket();
            case ADAPTOR -> ServerSocketChannel.open().socket();
            case CHANNEL, SELECTED -> ServerSocketChannel.open();
            case ASYNCHRONOUS -> AsynchronousServerSocketChannel.open();
            case UNIX -> ServerSocketChannel.open(StandardProtocolFamily.UNIX);
          });
    }

    SocketAddress bind(SocketAddress address) throws IOException {
      if (socket instanceof ServerSocket listener) {
        listener.bind(address);
        return listener.getLocalSocketAddress();
      }
      NetworkChannel channel = (NetworkChannel) socket;
      return channel.bind(address).getLocalAddress();
    }

    String accept() throws Exception {
      if (socket instanceof ServerSocket listener) {
        return accepted(listener.accept().getChannel());
      }
      if (socket instanceof AsynchronousServerSocketChannel listener) {
        return accepted(listener.accept().get());
      }
      ServerSocketChannel listener = (ServerSocketChannel) socket;
      if (api != Api.SELECTED) {
        return accepted(listener.accept());
      }
      listener.configureBlocking(false);
      try (Selector selector = Selector.open()) {
        SelectionKey key = listener.register(selector, SelectionKey.OP_ACCEPT);
        while (key.isValid()) {
          selector.select(ready -> {});
          if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("select returned");
          }
        }
        return accepted(listener.accept());
      }
    }

    private static String accepted(Channel channel) {
      return "accepted " + channel;
    }

    @Override
    public void close() throws Exception {
      socket.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> table() {
    return Seen.table(
        Fault.values(), Api.values(), ListenerFaultsTest::cell, api -> true, this::program);
  }

  private static Cell cell(Fault fault, Api api) {
    boolean isSocket = api == Api.SERVER_SOCKET || api == Api.ADAPTOR;
    return switch (fault) {
      case ADDRESS_IN_USE -> Cell.of("listens", "bind fails");
      case NOBODY_CONNECTS ->
          isSocket ? Cell.of("accept times out") : Cell.none("its accept takes no time limit");
      case ACCEPT_AFTER_CLOSE -> Cell.of("closes its listener", "accept fails");
      case CLOSED_BY_ANOTHER_THREAD ->
          api == Api.SELECTED
              ? Cell.none("a selector is not woken by a close")
              : Cell.of("accept fails");
      case INTERRUPTED ->
          switch (api) {
            case ADAPTOR, CHANNEL, UNIX -> Cell.of("accept fails: ClosedByInterruptException");
            case SELECTED -> Cell.of("wakes");
            // goes on until it is closed
            case SERVER_SOCKET -> Cell.of("accept fails");
            // its caller stops waiting, and the accept is ended by the close
            case ASYNCHRONOUS -> Cell.none("the accept goes on, without a thread");
          };
    };
  }

  private String program(Fault fault, Api api) throws Exception {
    Path file = folder.resolve("s");
    SocketAddress any =
        api == Api.UNIX
            ? UnixDomainSocketAddress.of(file)
            : new InetSocketAddress(Play.LOOPBACK, 0);
    try (Listener listener = Listener.open(api);
        Listener other = Listener.open(api)) {
      SocketAddress here = listener.bind(any);
      return switch (fault) {
        case ADDRESS_IN_USE -> Seen.of(() -> other.bind(here));
        case NOBODY_CONNECTS -> {
          ((ServerSocket) listener.socket()).setSoTimeout(20);
          yield Seen.of(listener::accept);
        }
        case ACCEPT_AFTER_CLOSE -> {
          if (api == Api.SELECTED) {
            ((ServerSocketChannel) listener.socket()).configureBlocking(false);
          }
          listener.close();
          yield Seen.of(
              () ->
                  api == Api.SELECTED
                      ? ((ServerSocketChannel) listener.socket()).accept()
                      : listener.accept());
        }
        case CLOSED_BY_ANOTHER_THREAD -> {
          yield Seen.of(listener::accept, listener::close);
        }
        case INTERRUPTED -> {
          Thread accepter = Thread.currentThread();
          String seen =
              Seen.of(
                  listener::accept,
                  () -> {
                    accepter.interrupt();
                    if (api == Api.SERVER_SOCKET) {
                      listener.close();
                    }
                  });
          yield seen + " " + Thread.interrupted();
        }
      };
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
