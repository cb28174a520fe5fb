package loopbook.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.stream.Stream;
import loopbook.wire.Seen.Cell;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What can happen to a datagram, with each class that sends and receives them. */
@Timeout(120)
@SuppressWarnings("try") // some of what a fault closes is closed once more
class DatagramFaultsTest {
  private enum Api {
    DATAGRAM_SOCKET,
    MULTICAST_SOCKET,
    ADAPTOR,
    CHANNEL,
    SELECTED;

    Mail open() throws IOException {
      InetSocketAddress any = new InetSocketAddress(Play.LOOPBACK, 0);
      return switch (this) {
        case DATAGRAM_SOCKET -> new Packets(new DatagramSocket(any));
        case MULTICAST_SOCKET -> new Packets(new MulticastSocket(any));
        case ADAPTOR -> {
          DatagramSocket socket = DatagramChannel.open().socket();
          socket.bind(any);
          yield new Packets(socket);
        }
        case CHANNEL -> new Buffers(DatagramChannel.open().bind(any), null);
        case SELECTED -> {
          DatagramChannel channel = DatagramChannel.open().bind(any);
          channel.configureBlocking(false);
          Selector selector = Selector.open();
          channel.register(selector, SelectionKey.OP_READ);
          yield new Buffers(channel, selector);
        }
      };
    }
  }

  private enum Fault {
    TRUNCATED,
    EMPTY,
    NOBODY_THERE,
    REFUSED_LATER,
    RECEIVE_TIMES_OUT,
    TOO_LONG,
    RECEIVE_AFTER_CLOSE,
    CLOSED_BY_ANOTHER_THREAD,
    INTERRUPTED
  }

  /** A datagram socket, whichever of the JDK's classes it is. */
  private interface Mail extends Closeable {
    SocketAddress address() throws IOException;

    void connect(SocketAddress to) throws IOException;

    /** To the address, or where it is connected to. */
    void send(int size, SocketAddress to) throws IOException;

    /** How many bytes there were, and how many it had room for. */
    String receive(int room) throws IOException, InterruptedException;
  }

  private record Packets(DatagramSocket socket) implements Mail {
    @Override
    public SocketAddress address() {
      return socket.getLocalSocketAddress();
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      socket.connect(to);
    }

    @Override
    public void send(int size, SocketAddress to) throws IOException {
      DatagramPacket packet = new DatagramPacket(new byte[size], size);
      if (to != null) {
        packet.setSocketAddress(to);
      }
      socket.send(packet);
    }

    @Override
    public String receive(int room) throws IOException {
      DatagramPacket packet = new DatagramPacket(new byte[room], room);
      socket.receive(packet);
      return packet.getLength() + " of " + room;
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /** {@code selector}: of a channel that does not block. */
  private record Buffers(DatagramChannel channel, Selector selector) implements Mail {
    @Override
    public SocketAddress address() throws IOException {
      return channel.getLocalAddress();
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      channel.connect(to);
    }

    @Override
    public void send(int size, SocketAddress to) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(size);
      if (to == null) {
        channel.write(bytes);
      } else {
        channel.send(bytes, to);
      }
    }

    @Override
    public String receive(int room) throws IOException, InterruptedException {
      ByteBuffer bytes = ByteBuffer.allocate(room);
      SocketAddress from = channel.receive(bytes);
      while (from == null) {
        selector.select(key -> {});
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("select returned");
        }
        from = channel.receive(bytes);
      }
      return bytes.position() + " of " + room;
    }

    @Override
    public void close() throws IOException {
      channel.close();
      if (selector != null) {
        selector.wakeup();
      }
    }
  }

  @TestFactory
  Stream<DynamicNode> table() {
    return Seen.table(
        Fault.values(),
        Api.values(),
        DatagramFaultsTest::cell,
        api -> true,
        DatagramFaultsTest::program);
  }

  private static Cell cell(Fault fault, Api api) {
    boolean isChannel = api == Api.CHANNEL || api == Api.SELECTED;
    return switch (fault) {
      case TRUNCATED -> Cell.of("=> program 9 bytes cut to 4 \"\\0\\0\\0\\0\"");
      case EMPTY -> Cell.of("=> program 0 bytes");
      case NOBODY_THERE -> Cell.of("sends a datagram of 9 bytes");
      case REFUSED_LATER ->
          api == Api.SELECTED
              ? Cell.none("not tried: its selector may wait for ever")
              : Cell.of("sends a datagram of 9 bytes", "receive fails: PortUnreachableException");
      case RECEIVE_TIMES_OUT ->
          isChannel ? Cell.none("its receive takes no time limit") : Cell.of("receive times out");
      case TOO_LONG -> Cell.of("send fails");
      case RECEIVE_AFTER_CLOSE, CLOSED_BY_ANOTHER_THREAD -> Cell.of("receive fails");
      case INTERRUPTED ->
          switch (api) {
            case DATAGRAM_SOCKET, MULTICAST_SOCKET -> Cell.of("=> program 4 bytes");
            case ADAPTOR, CHANNEL -> Cell.of("receive fails");
            case SELECTED -> Cell.of("wakes");
          };
    };
  }

  private static String program(Fault fault, Api api) throws Exception {
    try (Mail near = api.open();
        Mail far = api.open()) {
      SocketAddress there = far.address();
      return switch (fault) {
        case TRUNCATED -> {
          near.send(9, there);
          yield Seen.of(() -> far.receive(4));
        }
        case EMPTY -> {
          near.send(0, there);
          yield Seen.of(() -> far.receive(4));
        }
        case NOBODY_THERE -> {
          far.close();
          near.send(9, there);
          yield "sent";
        }
        case REFUSED_LATER -> {
          far.close();
          near.connect(there);
          near.send(9, null);
          yield Seen.of(() -> near.receive(4));
        }
        case RECEIVE_TIMES_OUT -> {
          ((Packets) near).socket().setSoTimeout(20);
          yield Seen.of(() -> near.receive(4));
        }
        case TOO_LONG -> Seen.of(() -> send(near, 70_000, there));
        case RECEIVE_AFTER_CLOSE -> {
          near.close();
          yield Seen.of(() -> near.receive(4));
        }
        case CLOSED_BY_ANOTHER_THREAD -> {
          yield Seen.of(() -> near.receive(4), near::close);
        }
        case INTERRUPTED -> {
          Thread receiver = Thread.currentThread();
          SocketAddress here = near.address();
          boolean waitsOn = api == Api.DATAGRAM_SOCKET || api == Api.MULTICAST_SOCKET;
          String seen =
              Seen.of(
                  () -> near.receive(4),
                  () -> {
                    receiver.interrupt();
                    if (waitsOn) { // who does not has closed it by now
                      far.send(4, here);
                    }
                  });
          yield seen + " " + Thread.interrupted();
        }
      };
    }
  }

  private static String send(Mail mail, int size, SocketAddress to) throws IOException {
    mail.send(size, to);
    return "sent";
  }
}
