package loopbook.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecordingTest {
  private static List<String> told(List<Event> events) {
    return events.stream().map(e -> e.party() + " " + e.kind()).toList();
  }

  private static void echoOnce(ServerSocket listener) throws IOException {
    try (listener;
        Socket socket = listener.accept()) {
      byte[] buffer = new byte[100];
      int n = socket.getInputStream().read(buffer);
      socket.getOutputStream().write(buffer, 0, n);
      socket.getInputStream().read();
    }
  }

  @Test
  void aConversationHasBothEndsOfOneConnection() throws Exception {
    try (Play play = new Play()) {
      play.party("server", () -> echoOnce(new ServerSocket(0, 1, Play.LOOPBACK)));
      int port = play.port("server");
      play.party(
          "client",
          () -> {
            try (Socket socket = new Socket(Play.LOOPBACK, port)) {
              socket.getOutputStream().write("hello\n".getBytes(UTF_8));
              socket.getInputStream().readNBytes(6);
            }
          });
      List<Event> events = play.end();
      // an accept can return before or after the other side's first send
      assertThat(told(events))
          .containsExactlyInAnyOrder(
              "server LISTEN",
              "client CONNECT",
              "server ACCEPT",
              "client SEND",
              "server RECEIVE",
              "server SEND",
              "client RECEIVE",
              "client CLOSE",
              "server END_OF_STREAM",
              "server CLOSE",
              "server CLOSE");
      List<Event> ends = events.stream().filter(e -> e.connection() != 0).toList();
      assertThat(ends).hasSize(9).allMatch(e -> e.connection() == ends.get(0).connection());
      assertThat(ends)
          .allMatch(e -> e.peer().equals(e.party().equals("client") ? "server" : "client"));
      assertThat(ends.stream().map(Event::socket).distinct()).hasSize(2);
      Event send = events.stream().filter(e -> e.kind() == Kind.SEND).findFirst().orElseThrow();
      assertThat(send.party()).isEqualTo("client");
      assertThat(send.bytes()).isEqualTo(6);
      assertThat(new String(send.data().payload().toArray(), UTF_8)).isEqualTo("hello\n");
      assertThat(play.recording.openSockets()).isEmpty();
    }
  }

  @Test
  void socketsOfNobodyAreNotRecorded() throws Exception {
    try (Play play = new Play();
        ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
        Socket client = new Socket(Play.LOOPBACK, listener.getLocalPort());
        Socket server = listener.accept()) {
      client.getOutputStream().write(1);
      assertThat(server.getInputStream().read()).isEqualTo(1);
      assertThat(play.end()).isEmpty();
      assertThat(play.recording.openSockets()).isEmpty();
      assertThat(play.recording.closeOpenSockets()).isEmpty();
      assertThat(listener.isClosed()).isFalse();
    }
  }

  @Test
  void whoWaitsIsKnownWhileItWaits() throws Exception {
    try (Play play = new Play()) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      play.party(
          "server",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
              listener.accept();
            } catch (IOException e) {
              thrown.set(e);
            }
          });
      Play.until(
          () ->
              play.recording.blocked().stream()
                  .anyMatch(call -> call.operation() == loopbook.weave.Operation.ACCEPT));
      BlockedCall call = play.recording.blocked().get(0);
      assertThat(call.party()).isEqualTo("server");
      assertThat(call.operation().call()).isEqualTo("accept");
      assertThat(play.recording.threads("server")).extracting(Thread::getName).contains("server");
      play.recording.stopped("server");
      List<OpenSocket> closed = play.recording.closeOpenSockets("server");
      assertThat(closed).extracting(OpenSocket::kind).containsExactly(SocketKind.LISTENER);
      assertThat(told(play.end()))
          .containsExactly("server LISTEN", "server WAIT", "server STOPPED");
      assertThat(thrown.get()).hasMessage("Socket closed");
      assertThat(play.recording.openSockets()).isEmpty();
      assertThat(play.recording.blocked()).isEmpty();
      // the port is free
      new ServerSocket(
              closed.get(0).local() instanceof java.net.InetSocketAddress a ? a.getPort() : 0,
              1,
              Play.LOOPBACK)
          .close();
    }
  }

  @Test
  void whatIsLeftOpenIsToldWithItsLine() throws Exception {
    CodeLines lines =
        frames ->
            frames
                .filter(f -> f.getClassName().startsWith(RecordingTest.class.getName()))
                .findFirst()
                .map(f -> new CodeLine("", "RecordingTest", f.getLineNumber()));
    try (Play play = new Play(lines)) {
      play.party(
          "server",
          () -> {
            ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
            Socket unused = new Socket();
          });
      List<Event> events = play.end();
      assertThat(told(events)).containsExactly("server LISTEN", "server LEFT_OPEN");
      Event left = events.get(1);
      assertThat(left.at().kind()).isEqualTo(SocketKind.LISTENER);
      assertThat(left.line()).isEqualTo(events.get(0).line()).isNotNull();
    }
  }

  @Test
  void aPoolThreadThatServesEverybodyBelongsToTheSocketsOwner() throws Exception {
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
            CompletableFuture.runAsync(
                    () -> {
                      try {
                        echoOnce(listener);
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    })
                .get();
          });
      int port = play.port("server");
      play.party(
          "client",
          () -> {
            try (Socket socket = new Socket(Play.LOOPBACK, port)) {
              socket.getOutputStream().write(7);
              socket.getInputStream().read();
            }
          });
      assertThat(told(play.end())).contains("server ACCEPT", "server RECEIVE", "server SEND");
    }
  }

  @Test
  void aSpinningReaderIsOneEvent() throws Exception {
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
                Socket socket = listener.accept()) {
              for (int i = 0; i < 5_000; i++) {
                int n = socket.getInputStream().read(new byte[10]);
                socket.getOutputStream().write(new byte[10], 0, Math.max(0, n));
              }
            }
          });
      int port = play.port("server");
      play.party("client", () -> new Socket(Play.LOOPBACK, port).close());
      List<Event> events = play.end();
      List<Event> ends = events.stream().filter(e -> e.kind() == Kind.END_OF_STREAM).toList();
      assertThat(ends).hasSize(1);
      assertThat(ends.get(0).times()).isEqualTo(5_000);
    }
  }

  @Test
  void whatAStoppedPartyDidNotMeanToCloseIsLeftOpen() throws Exception {
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            try {
              new ServerSocket(0, 1, Play.LOOPBACK).accept();
            } catch (IOException e) {
              // stopped
            }
          });
      Play.until(
          () ->
              play.recording.blocked().stream()
                  .anyMatch(call -> call.operation() == loopbook.weave.Operation.ACCEPT));
      play.recording.stopped("server");
      assertThat(play.recording.closeOpenSockets("server")).hasSize(1);
      assertThat(told(play.end()))
          .containsExactly("server LISTEN", "server WAIT", "server STOPPED", "server LEFT_OPEN");
    }
  }

  @Test
  void whatAStoppedPartyClosesAsItUnwindsIsNotLeftOpen() throws Exception {
    try (Play play = new Play()) {
      java.util.concurrent.CountDownLatch ended = new java.util.concurrent.CountDownLatch(1);
      play.party(
          "server",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK)) {
              listener.accept();
            } catch (IOException e) {
              ended.countDown();
            }
          });
      Play.until(
          () ->
              play.recording.blocked().stream()
                  .anyMatch(call -> call.operation() == loopbook.weave.Operation.ACCEPT));
      play.recording.stopped("server");
      play.recording.finish();
      assertThat(play.recording.openSockets()).hasSize(1);
      play.recording.closeOpenSockets("server");
      assertThat(ended.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(told(play.end()))
          .containsExactly("server LISTEN", "server WAIT", "server STOPPED");
    }
  }

  @Test
  void aPortThatNobodyBindsIsNotAwaitedForEver() throws Exception {
    try (Play play = new Play()) {
      assertThat(play.recording.awaitPort("nobody", Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void aSocketConnectedToItselfHasOneRowThatNamesBothEnds() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(KernelTable.exists(), "no /proc/net/tcp here");
    try (Play play = new Play()) {
      play.party(
          "hermit",
          () -> {
            try (Socket socket = new Socket()) {
              socket.bind(new InetSocketAddress(Play.LOOPBACK, 0));
              socket.connect(socket.getLocalSocketAddress());
              play.recording.moment("alone");
            }
          });
      play.end();

      assertThat(play.recording.states("alone").orElseThrow().stream().map(StatesFence::line))
          .containsExactly("hermit ESTABLISHED -> hermit");
    }
  }

  @Test
  void aConnectThatIsNotFinishedHasItsOwnersInTheTable() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(KernelTable.exists(), "no /proc/net/tcp here");
    try (Play play = new Play()) {
      CompletableFuture<Void> listening = new CompletableFuture<>();
      CompletableFuture<Void> accepted = new CompletableFuture<>();
      CompletableFuture<Void> over = new CompletableFuture<>();
      play.party(
          "server",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 5, Play.LOOPBACK)) {
              listening.complete(null);
              try (Socket socket = listener.accept()) {
                accepted.complete(null);
                over.join();
                assertThat(socket.isConnected()).isTrue();
              }
            }
          });
      listening.join();
      int port = play.port("server");
      play.party(
          "client",
          () -> {
            try (SocketChannel channel = SocketChannel.open()) {
              channel.configureBlocking(false);
              channel.connect(new InetSocketAddress(Play.LOOPBACK, port));
              accepted.join();
              play.recording.moment("not finished");
            } finally {
              over.complete(null);
            }
          });
      play.end();
      assertThat(StatesFence.write(play.recording.states("not finished").orElseThrow()))
          .isEqualTo(
              """
              server LISTEN
              client ESTABLISHED -> server
              server ESTABLISHED -> client
              """);
    }
  }

  @Test
  void momentsKeepTheKernelsTable() throws Exception {
    org.junit.jupiter.api.Assumptions.assumeTrue(KernelTable.exists(), "no /proc/net/tcp here");
    try (Play play = new Play()) {
      play.party(
          "program",
          () -> {
            try (ServerSocket listener = new ServerSocket(0, 5, Play.LOOPBACK);
                Socket client = new Socket(Play.LOOPBACK, listener.getLocalPort())) {
              play.recording.moment("waiting");
              try (Socket server = listener.accept()) {
                client.getOutputStream().write("hello".getBytes(UTF_8));
                client.shutdownOutput();
                assertThat(server.isConnected()).isTrue();
                play.recording.moment("half closed");
              }
            }
          });
      play.end();
      assertThat(StatesFence.write(play.recording.states("waiting").orElseThrow()))
          .isEqualTo(
              """
              program LISTEN, 1 waiting
              program ESTABLISHED -> program
              program ESTABLISHED -> program
              """);
      assertThat(StatesFence.write(play.recording.states("half closed").orElseThrow()))
          .isEqualTo(
              """
              program LISTEN
              program CLOSE_WAIT -> program, 5 unread
              program FIN_WAIT2 -> program
              """);
    }
  }
}
