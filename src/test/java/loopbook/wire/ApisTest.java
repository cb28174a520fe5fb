package loopbook.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import loopbook.wire.Event.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each of the JDK's socket classes tells the same story, and does what it does without us. */
@Timeout(60)
class ApisTest {
  @TempDir Path folder;

  /** Runs it unwatched and watched; the same must come of it. Returns what was seen. */
  static List<Event> watched(Callable<String> program) throws Exception {
    String alone = program.call();
    try (Play play = new Play()) {
      String[] seen = new String[1];
      play.party("program", () -> seen[0] = program.call());
      List<Event> events = play.end();
      assertThat(seen[0]).isEqualTo(alone);
      return events;
    }
  }

  static void tells(String fence, Callable<String> program) throws Exception {
    List<Event> events = watched(program);
    assertThat(WireFence.parse(fence).match(events)).isEmpty();
    assertThat(WireFence.parse(WireFence.write(events)).match(events)).isEmpty();
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  static String text(ByteBuffer buffer) {
    return UTF_8.decode(buffer.flip()).toString();
  }

  static final String HELLO =
      """
      program listens
      program connects to program
      program accepts program
      program -> program 5 bytes "hello"
      program half-closes
      program reads end of stream
      program closes, 2 times
      program closes its listener
      """;

  @Test
  void sockets() throws Exception {
    tells(
        HELLO,
        () -> {
          try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
              Socket client = new Socket(Play.LOOPBACK, listener.getLocalPort());
              Socket server = listener.accept()) {
            client.getOutputStream().write("hello".getBytes(UTF_8));
            byte[] got = server.getInputStream().readNBytes(5);
            client.shutdownOutput();
            return new String(got, UTF_8) + server.getInputStream().read();
          }
        });
  }

  @Test
  void blockingChannels() throws Exception {
    tells(
        HELLO,
        () -> {
          try (ServerSocketChannel listener =
                  ServerSocketChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0));
              SocketChannel client = SocketChannel.open(listener.getLocalAddress());
              SocketChannel server = listener.accept()) {
            client.write(new ByteBuffer[] {bytes("he"), bytes("llo")});
            ByteBuffer got = ByteBuffer.allocateDirect(10);
            server.read(got);
            client.shutdownOutput();
            return text(got) + server.read(ByteBuffer.allocate(1));
          }
        });
  }

  @Test
  void adaptorsAndStreamsOfChannels() throws Exception {
    tells(
        HELLO,
        () -> {
          try (ServerSocketChannel channel = ServerSocketChannel.open()) {
            ServerSocket listener = channel.socket();
            listener.bind(new InetSocketAddress(Play.LOOPBACK, 0));
            try (SocketChannel open = SocketChannel.open();
                Socket client = open.socket()) {
              client.connect(listener.getLocalSocketAddress(), 5_000);
              try (Socket server = listener.accept()) {
                Channels.newOutputStream(open).write("hello".getBytes(UTF_8));
                InputStream in = Channels.newInputStream(server.getChannel());
                byte[] got = in.readNBytes(5);
                client.shutdownOutput();
                return new String(got, UTF_8) + server.getInputStream().read();
              }
            }
          }
        });
  }

  @Test
  void unixDomainChannels() throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    tells(
        HELLO,
        () -> {
          try (ServerSocketChannel listener =
                  ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
              SocketChannel client = SocketChannel.open(address);
              SocketChannel server = listener.accept()) {
            client.write(bytes("hello"));
            ByteBuffer got = ByteBuffer.allocate(10);
            server.read(got);
            client.shutdownOutput();
            return text(got) + server.read(ByteBuffer.allocate(1));
          } finally {
            Files.delete(address.getPath());
          }
        });
  }

  @Test
  void filesSentPastTheChannelsWrite() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "hello");
    tells(
        HELLO,
        () -> {
          try (ServerSocketChannel listener =
                  ServerSocketChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0));
              SocketChannel client = SocketChannel.open(listener.getLocalAddress());
              SocketChannel server = listener.accept();
              FileChannel source = FileChannel.open(file)) {
            source.transferTo(0, 5, client);
            ByteBuffer got = ByteBuffer.allocate(10);
            server.read(got);
            client.shutdownOutput();
            return text(got) + server.read(ByteBuffer.allocate(1));
          }
        });
  }

  /** The JDK copies through the channel that it is given; what that does is the call. */
  @Test
  void filesSentToAChannelThatIsNoSocket() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "hello");
    tells(
        HELLO,
        () -> {
          try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
              Socket client = new Socket(Play.LOOPBACK, listener.getLocalPort());
              Socket server = listener.accept();
              FileChannel source = FileChannel.open(file)) {
            source.transferTo(0, 5, Channels.newChannel(client.getOutputStream()));
            byte[] got = server.getInputStream().readNBytes(5);
            client.shutdownOutput();
            return new String(got, UTF_8) + server.getInputStream().read();
          }
        });
  }

  @Test
  void filesFilledFromAChannel() throws Exception {
    tells(
        HELLO,
        () -> {
          try (ServerSocketChannel listener =
                  ServerSocketChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0));
              SocketChannel client = SocketChannel.open(listener.getLocalAddress());
              SocketChannel server = listener.accept();
              FileChannel target =
                  FileChannel.open(
                      folder.resolve("t"),
                      java.nio.file.StandardOpenOption.CREATE,
                      java.nio.file.StandardOpenOption.WRITE)) {
            client.write(bytes("hello"));
            long got = target.transferFrom(server, 0, 5);
            client.shutdownOutput();
            return got + " " + server.read(ByteBuffer.allocate(1));
          }
        });
  }

  @Test
  void selectors() throws Exception {
    List<Event> events =
        watched(
            () -> {
              try (Selector selector = Selector.open();
                  ServerSocketChannel listener =
                      ServerSocketChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0));
                  SocketChannel client = SocketChannel.open()) {
                client.configureBlocking(false);
                listener.configureBlocking(false);
                listener.register(selector, SelectionKey.OP_ACCEPT);
                if (!client.connect(listener.getLocalAddress())) {
                  SelectionKey key = client.register(selector, SelectionKey.OP_CONNECT);
                  while (!client.finishConnect()) {
                    selector.select(key2 -> {}, 1_000);
                  }
                  key.interestOps(0);
                }
                SocketChannel server = listener.accept();
                while (server == null) {
                  selector.select(key -> {}, 1_000);
                  server = listener.accept();
                }
                try (SocketChannel accepted = server) {
                  accepted.configureBlocking(false);
                  int nothing = accepted.read(ByteBuffer.allocate(5));
                  client.write(bytes("hello"));
                  accepted.register(selector, SelectionKey.OP_READ);
                  ByteBuffer got = ByteBuffer.allocate(5);
                  while (accepted.read(got) == 0) {
                    selector.select(key -> {}, 1_000);
                  }
                  return nothing + text(got);
                }
              }
            });
    assertThat(
            WireFence.parse(
                    """
                    program connects
                    program accepts
                    program -> program 5 bytes "hello"
                    program closes, 2 times
                    program closes its listener
                    """)
                .match(events))
        .isEmpty();
    assertThat(WireFence.parse("program receives nothing").count(events)).isPositive();
  }

  @Test
  void aSelectorsWakeIsToldOnDemand() throws Exception {
    tells(
        "program wakes",
        () -> {
          try (Selector selector = Selector.open()) {
            selector.wakeup();
            return "" + selector.select();
          }
        });
  }

  @Test
  void datagramSockets() throws Exception {
    tells(
        """
        program binds
        program => program 5 bytes "hello"
        program => program 5 bytes cut to 2 "he"
        program => program 0 bytes
        program receive times out
        program closes, 2 times
        """,
        () -> {
          try (DatagramSocket receiver = new DatagramSocket(0, Play.LOOPBACK);
              DatagramSocket sender = new DatagramSocket()) {
            DatagramPacket packet =
                new DatagramPacket("hello".getBytes(UTF_8), 5, receiver.getLocalSocketAddress());
            sender.send(packet);
            DatagramPacket got = new DatagramPacket(new byte[10], 10);
            receiver.receive(got);
            sender.send(packet);
            DatagramPacket little = new DatagramPacket(new byte[2], 2);
            receiver.receive(little);
            sender.send(new DatagramPacket(new byte[0], 0, receiver.getLocalSocketAddress()));
            DatagramPacket empty = new DatagramPacket(new byte[10], 10);
            receiver.receive(empty);
            receiver.setSoTimeout(10);
            try {
              receiver.receive(empty);
            } catch (java.net.SocketTimeoutException e) {
              return got.getLength() + " " + little.getLength() + " " + empty.getLength();
            }
            return "?";
          }
        });
  }

  @Test
  void datagramChannelsAndTheirAdaptors() throws Exception {
    tells(
        """
        program => program 5 bytes "hello"
        program => program 3 bytes "two"
        program => program 5 bytes "three"
        program closes, 2 times
        """,
        () -> {
          try (DatagramChannel receiver =
                  DatagramChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0));
              DatagramChannel sender = DatagramChannel.open()) {
            sender.send(bytes("hello"), receiver.getLocalAddress());
            ByteBuffer got = ByteBuffer.allocate(10);
            receiver.receive(got);
            sender.connect(receiver.getLocalAddress());
            sender.write(bytes("two"));
            DatagramPacket packet = new DatagramPacket(new byte[10], 10);
            receiver.socket().receive(packet);
            sender.socket().send(new DatagramPacket("three".getBytes(UTF_8), 5));
            ByteBuffer third = ByteBuffer.allocate(10);
            receiver.receive(third);
            return text(got) + packet.getLength() + text(third);
          }
        });
  }

  @Test
  void multicast() throws Exception {
    NetworkInterface lo = NetworkInterface.getByInetAddress(Play.LOOPBACK);
    InetSocketAddress group = new InetSocketAddress("239.77.1.2", 0);
    try (MulticastSocket probe = new MulticastSocket(0)) {
      probe.joinGroup(group, lo);
    } catch (IOException e) {
      assumeTrue(false, "no multicast on loopback here: " + e);
    }
    tells(
        """
        program => program 5 bytes "hello"
        program closes, 2 times
        """,
        () -> {
          try (MulticastSocket receiver = new MulticastSocket(0);
              MulticastSocket sender = new MulticastSocket()) {
            receiver.joinGroup(group, lo);
            sender.setNetworkInterface(lo);
            sender.send(
                new DatagramPacket(
                    "hello".getBytes(UTF_8),
                    5,
                    new InetSocketAddress(group.getAddress(), receiver.getLocalPort())));
            DatagramPacket got = new DatagramPacket(new byte[10], 10);
            receiver.setSoTimeout(5_000);
            receiver.receive(got);
            return "" + got.getLength();
          }
        });
  }

  @Test
  void aRefusedConnectAndAReset() throws Exception {
    tells(
        """
        program listens
        program closes its listener
        program connect fails: ConnectException "Connection refused"
        """,
        () -> {
          int port;
          try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
            port = listener.getLocalPort();
          }
          try (Socket socket = new Socket(Play.LOOPBACK, port)) {
            return "connected " + socket;
          } catch (java.net.ConnectException e) {
            return e.getMessage();
          }
        });
    tells(
        """
        program connects, program accepts
        program resets
        program read fails: SocketException "Connection reset"
        program closes
        program closes its listener
        """,
        () -> {
          try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
            Socket client = new Socket(Play.LOOPBACK, listener.getLocalPort());
            try (Socket server = listener.accept()) {
              client.setSoLinger(true, 0);
              client.close();
              return "" + server.getInputStream().read();
            } catch (java.net.SocketException e) {
              return e.getMessage();
            }
          }
        });
  }

  @Test
  void aChannelThatResets() throws Exception {
    tells(
        """
        program connects, program accepts
        program resets
        program read fails: SocketException "Connection reset"
        program closes
        program closes its listener
        """,
        () -> {
          try (ServerSocketChannel listener =
              ServerSocketChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0))) {
            SocketChannel client = SocketChannel.open(listener.getLocalAddress());
            try (SocketChannel server = listener.accept()) {
              client.setOption(java.net.StandardSocketOptions.SO_LINGER, 0);
              client.close();
              return "" + server.read(ByteBuffer.allocate(1));
            } catch (java.net.SocketException e) {
              return e.getMessage();
            }
          }
        });
  }

  @Test
  void httpServerAndClient() throws Exception {
    List<Event> events =
        watched(
            () -> {
              HttpServer server = HttpServer.create(new InetSocketAddress(Play.LOOPBACK, 0), 0);
              server.createContext(
                  "/",
                  exchange -> {
                    exchange.sendResponseHeaders(200, 5);
                    try (OutputStream out = exchange.getResponseBody()) {
                      out.write("hello".getBytes(UTF_8));
                    }
                  });
              server.start();
              try {
                return HttpClient.newHttpClient()
                    .send(
                        HttpRequest.newBuilder(
                                URI.create(
                                    "http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .build(),
                        HttpResponse.BodyHandlers.ofString())
                    .body();
              } finally {
                server.stop(0);
              }
            });
    assertThat(WireFence.parse("program accepts program").count(events)).isEqualTo(1);
    assertThat(events)
        .filteredOn(e -> e.kind() == Kind.RECEIVE)
        .anyMatch(
            e -> new String(e.data().payload().toArray(), UTF_8).startsWith("GET / HTTP/1.1\r\n"))
        .anyMatch(e -> new String(e.data().payload().toArray(), UTF_8).endsWith("hello"));
  }

  @Test
  void virtualThreads() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
              Thread served = virtual(() -> listener.accept().close());
              served.join();
            }
          });
      int port = play.port("server");
      play.party(
          "client",
          () ->
              virtual(
                      () -> {
                        try (Socket socket = new Socket(Play.LOOPBACK, port)) {
                          socket.getInputStream().read();
                        }
                      })
                  .join());
      List<Event> events = play.end();
      assertThat(
              WireFence.parse(
                      """
                      client connects to server
                      server accepts client
                      server closes
                      client reads end of stream
                      client closes
                      server closes its listener
                      """)
                  .match(events))
          .isEmpty();
    }
  }

  @Test
  void aVirtualThreadThatIsInterruptedInAcceptHasClosedItsListener() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
            virtual(() -> listener.accept().close()).join();
          });
      Play.until(
          () ->
              play.recording.blocked().stream()
                  .anyMatch(c -> c.operation() == loopbook.weave.Operation.ACCEPT));
      Thread blocked =
          play.recording.threads("server").stream()
              .filter(t -> !t.getName().equals("server"))
              .findFirst()
              .orElseThrow();
      blocked.interrupt();
      List<Event> events = play.end();
      assertThat(
              WireFence.parse(
                      "server accept fails: SocketException \"Closed by interrupt\", server closes its listener")
                  .match(events))
          .isEmpty();
    }
  }

  /** {@code Thread.startVirtualThread}, which JDK 17 does not have. */
  private static Thread virtual(Play.Act act) throws ReflectiveOperationException {
    Runnable body =
        () -> {
          try {
            act.run();
          } catch (Exception e) {
            // what the thread does is what counts
          }
        };
    try {
      return (Thread)
          Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, body);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void muchDataIsCountedWithinBoundedMemory() throws Exception {
    long total = 200L << 20;
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
                Socket socket = listener.accept()) {
              byte[] buffer = new byte[1 << 16];
              InputStream in = socket.getInputStream();
              while (in.read(buffer) >= 0) {
                buffer[0]++;
              }
            }
          });
      int port = play.port("server");
      play.party(
          "client",
          () -> {
            try (Socket socket = new Socket(Play.LOOPBACK, port)) {
              byte[] buffer = new byte[1 << 14];
              for (long sent = 0; sent < total; sent += buffer.length) {
                socket.getOutputStream().write(buffer);
              }
            }
          });
      List<Event> events = play.end();
      assertThat(events.stream().filter(e -> e.kind() == Kind.SEND).mapToLong(Event::bytes).sum())
          .isEqualTo(total);
      assertThat(
              events.stream().filter(e -> e.kind() == Kind.RECEIVE).mapToLong(Event::bytes).sum())
          .isEqualTo(total);
      assertThat(events.stream().mapToLong(e -> e.data().payload().size()).sum())
          .isLessThan(16L << 20);
      assertThat(
              WireFence.parse(
                      "client connects, server accepts\nclient sends "
                          + total
                          + " bytes in any number of sends\nserver receives "
                          + total
                          + " bytes in any number of receives\nclient closes\nserver reads end of stream\nserver closes, server closes its listener")
                  .match(events))
          .isEmpty();
    }
  }
}
