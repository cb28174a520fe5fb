package loopbook.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channel;
import java.nio.channels.Channels;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import loopbook.weave.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Channels whose calls end later, by a future or by a handler. */
@Timeout(60)
class AsynchronousTest {
  private static final String ENDS =
      """
      program closes, 2 times
      program closes its listener
      """;

  private static AsynchronousServerSocketChannel listener() throws IOException {
    return AsynchronousServerSocketChannel.open().bind(new InetSocketAddress(Play.LOOPBACK, 0), 1);
  }

  private static <V> V of(Future<V> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  /** A handler that does this with a result, and hands a failure on. */
  private static <V> CompletionHandler<V, Void> then(
      CompletableFuture<?> failing, Consumer<V> next) {
    return new CompletionHandler<>() {
      @Override
      public void completed(V result, Void attachment) {
        next.accept(result);
      }

      @Override
      public void failed(Throwable thrown, Void attachment) {
        failing.completeExceptionally(thrown);
      }
    };
  }

  private static void close(Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void halfClose(AsynchronousSocketChannel channel) {
    try {
      channel.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void futures() throws Exception {
    ApisTest.tells(
        ApisTest.HELLO,
        () -> {
          try (AsynchronousServerSocketChannel listener = listener();
              AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            Future<AsynchronousSocketChannel> accepting = listener.accept();
            of(client.connect(listener.getLocalAddress()));
            try (AsynchronousSocketChannel server = of(accepting)) {
              ByteBuffer got = ByteBuffer.allocateDirect(10);
              Future<Integer> reading = server.read(got);
              of(client.write(ApisTest.bytes("hello")));
              of(reading);
              client.shutdownOutput();
              return ApisTest.text(got) + of(server.read(ByteBuffer.allocate(1)));
            }
          }
        });
  }

  @Test
  void streamsOfAChannel() throws Exception {
    ApisTest.tells(
        ApisTest.HELLO,
        () -> {
          try (AsynchronousServerSocketChannel listener = listener();
              AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            of(client.connect(listener.getLocalAddress()));
            try (AsynchronousSocketChannel server = of(listener.accept())) {
              Channels.newOutputStream(client).write("hello".getBytes(UTF_8));
              byte[] got = Channels.newInputStream(server).readNBytes(5);
              client.shutdownOutput();
              return new String(got, UTF_8) + of(server.read(ByteBuffer.allocate(1)));
            }
          }
        });
  }

  /**
   * Each step is begun in the handler of the one before. The threads of the default group were
   * started for whoever came first: a handler's calls belong to the party whose call has ended.
   */
  @Test
  void handlersOfTwoParties() throws Exception {
    try (Play play = new Play()) {
      CompletableFuture<Void> served = new CompletableFuture<>();
      CompletableFuture<Void> asked = new CompletableFuture<>();
      play.party(
          "server",
          () -> {
            AsynchronousServerSocketChannel listener = listener();
            ByteBuffer[] welcome = {ApisTest.bytes("wel"), ApisTest.bytes("come")};
            Consumer<AsynchronousSocketChannel> greet =
                socket ->
                    socket.write(
                        welcome,
                        0,
                        2,
                        10,
                        TimeUnit.SECONDS,
                        null,
                        then(
                            served,
                            (Long count) -> {
                              close(socket);
                              close(listener);
                              served.complete(null);
                            }));
            listener.accept(null, then(served, greet));
            of(served);
          });
      InetSocketAddress address = new InetSocketAddress(Play.LOOPBACK, play.port("server"));
      play.party(
          "client",
          () -> {
            AsynchronousSocketChannel socket = AsynchronousSocketChannel.open();
            ByteBuffer[] room = {ByteBuffer.allocate(3), ByteBuffer.allocate(10)};
            Consumer<Long> end =
                count -> {
                  close(socket);
                  asked.complete(null);
                };
            Consumer<Void> read =
                connected -> socket.read(room, 0, 2, 10, TimeUnit.SECONDS, null, then(asked, end));
            socket.connect(address, null, then(asked, read));
            of(asked);
          });
      assertThat(
              WireFence.parse(
                      """
                      client connects to server
                      server accepts client
                      server -> client 7 bytes "welcome"
                      server closes
                      server closes its listener
                      client closes
                      """)
                  .match(play.end()))
          .isEmpty();
    }
  }

  @Test
  void aRefusedConnect() throws Exception {
    ApisTest.tells(
        """
        program listens
        program closes its listener
        program connect fails: ConnectException "Connection refused"
        """,
        () -> {
          CompletableFuture<String> done = new CompletableFuture<>();
          AsynchronousServerSocketChannel listener = listener();
          var address = listener.getLocalAddress();
          listener.close();
          try (AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            client.connect(address, null, then(done, (Void connected) -> done.complete("?")));
            return of(done.handle((value, thrown) -> "" + thrown));
          }
        });
  }

  /** Gives the connecting end of a connection to a program, and closes both. */
  private static String with(
      BiConsumer<AsynchronousSocketChannel, CompletableFuture<String>> program) throws Exception {
    CompletableFuture<String> done = new CompletableFuture<>();
    try (AsynchronousServerSocketChannel listener = listener();
        AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
      of(client.connect(listener.getLocalAddress()));
      AsynchronousSocketChannel server = of(listener.accept());
      program.accept(client, done);
      String ended = of(done.handle((value, thrown) -> value + " " + thrown));
      server.close();
      return ended;
    }
  }

  private static void read(AsynchronousSocketChannel channel, CompletableFuture<String> done) {
    channel.read(
        ByteBuffer.allocate(1), null, then(done, (Integer count) -> done.complete("" + count)));
  }

  @Test
  void aReadThatTakesTooLong() throws Exception {
    ApisTest.tells(
        "program connects, program accepts\nprogram read times out\n" + ENDS,
        () ->
            with(
                (client, done) ->
                    client.read(
                        ByteBuffer.allocate(1),
                        1,
                        TimeUnit.MILLISECONDS,
                        null,
                        then(done, (Integer count) -> done.complete("?")))));
  }

  @Test
  void aReadWhoseChannelIsClosed() throws Exception {
    var events =
        ApisTest.watched(
            () ->
                with(
                    (client, done) -> {
                      read(client, done);
                      close(client);
                    }));
    assertThat(WireFence.parse("program read fails: AsynchronousCloseException").count(events))
        .isEqualTo(1);
    assertThat(WireFence.parse("program closes").count(events)).isEqualTo(2);
  }

  @Test
  void aFutureThatIsCancelled() throws Exception {
    var events =
        ApisTest.watched(
            () ->
                with(
                    (client, done) ->
                        done.complete("" + client.read(ByteBuffer.allocate(1)).cancel(false))));
    assertThat(WireFence.parse("program read fails: CancellationException").count(events))
        .isEqualTo(1);
  }

  @Test
  void theEndOfTheStreamAndAHalfClose() throws Exception {
    ApisTest.tells(
        "program connects, program accepts\nprogram half-closes\nprogram reads end of stream\n"
            + ENDS,
        () -> {
          try (AsynchronousServerSocketChannel listener = listener();
              AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            of(client.connect(listener.getLocalAddress()));
            AsynchronousSocketChannel server = of(listener.accept());
            halfClose(server);
            CompletableFuture<String> done = new CompletableFuture<>();
            read(client, done);
            String ended = of(done);
            server.close();
            return ended;
          }
        });
  }

  @Test
  void aReset() throws Exception {
    ApisTest.tells(
        """
        program connects, program accepts
        program resets
        program read fails: IOException "Connection reset"
        program closes
        program closes its listener
        """,
        () -> {
          // an asynchronous channel has no SO_LINGER
          try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
              AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
            of(client.connect(listener.getLocalSocketAddress()));
            Socket server = listener.accept();
            Future<Integer> reading = client.read(ByteBuffer.allocate(1));
            server.setSoLinger(true, 0);
            server.close();
            return "" + of(reading);
          } catch (ExecutionException e) {
            return e.getCause().getMessage();
          }
        });
  }

  /** It holds no thread, but is under way all the same, and says so at the end. */
  @Test
  void anAcceptThatNobodyAnswers() throws Exception {
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            Consumer<AsynchronousSocketChannel> nothing = socket -> {};
            listener().accept(null, then(new CompletableFuture<>(), nothing));
          });
      play.port("server");
      Play.until(
          () -> play.recording.blocked().stream().anyMatch(c -> c.operation() == Operation.ACCEPT));
      assertThat(
              WireFence.parse(
                      "server listens, server waits in accept, server leaves its listener open")
                  .match(play.end()))
          .isEmpty();
    }
  }
}
