package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import loopbook.weave.Operation;
import loopbook.weave.Wants;
import loopbook.wire.Stuck.Doing;
import loopbook.wire.view.StuckView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why calls wait: real sockets, each party on its own thread. */
class StuckTest {
  private final Play play = new Play();
  private final CountDownLatch over = new CountDownLatch(1);

  /** What one end does with a connection. */
  private interface Talk {
    void on(Socket socket) throws IOException, InterruptedException;
  }

  @AfterEach
  void close() {
    over.countDown();
    play.recording.closeOpenSockets();
    play.close();
  }

  private void talk(Talk server, Talk client) throws Exception {
    play.party(
        "server",
        () -> {
          try (ServerSocket listener = new ServerSocket(0, 1, Play.LOOPBACK);
              Socket socket = listener.accept()) {
            server.on(socket);
          } catch (IOException closedByTheTest) {
            return;
          }
        });
    int port = play.port("server");
    play.party(
        "client",
        () -> {
          try (Socket socket = new Socket(Play.LOOPBACK, port)) {
            client.on(socket);
          } catch (IOException closedByTheTest) {
            return;
          }
        });
  }

  private Stuck stuck(String party, Predicate<Stuck> as) throws InterruptedException {
    AtomicReference<Stuck> found = new AtomicReference<>();
    Play.until(
        () -> {
          play.recording.stuck().stream()
              .filter(s -> s.party().equals(party) && as.test(s))
              .findFirst()
              .ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  private Stuck reader(String party, Doing other) throws InterruptedException {
    return stuck(party, s -> s.operation() == Operation.READ && s.other().doing() == other);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static BufferedReader lines(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static List<String> told(Stuck stuck) {
    return StuckView.tell(stuck, "server:3", "BufferedReader.readLine").stream()
        .map(line -> line.replaceAll("for [0-9.]+ s", "for N s"))
        .toList();
  }

  @Test
  void aLineWithoutItsEndAndAnAnswerThatNeverComesAreADeadlock() throws Exception {
    talk(
        socket -> lines(socket).readLine(),
        socket -> {
          write(socket, "hello");
          socket.getInputStream().read();
        });
    Stuck server = reader("server", Doing.READS);
    assertThat(told(server))
        .containsExactly(
            "was waiting for a line end at server:3, in BufferedReader.readLine, for N s.",
            "5 bytes had come, and no line end: \"hello\"",
            "The other end, of client, was waiting for bytes, too.");
    assertThat(server.deadlock()).isTrue();
    assertThat(StuckView.deadlock(server)).hasSize(1);
    Stuck client = reader("client", Doing.READS);
    assertThat(client.got().count()).isZero();
    assertThat(client.sent()).isEqualTo(5);
    assertThat(client.other().wants()).isEqualTo(new Wants(Wants.Kind.LINE_END, 0));
    assertThat(client.deadlock()).isTrue();
  }

  @Test
  void onlyTheBytesAfterTheLastLineEndAreUnfinished() throws Exception {
    talk(
        socket -> {
          BufferedReader in = lines(socket);
          while (in.readLine() != null) {}
        },
        socket -> {
          write(socket, "one\r\ntw");
          write(socket, "o\nth\33");
          over.await();
        });
    Stuck server = stuck("server", s -> s.got().count() == 12);
    assertThat(told(server))
        .contains("3 bytes had come after the last line end: \"th\\x1b\"")
        .anyMatch(l -> l.matches("The other end, of client.* was open and sent nothing more."));
    assertThat(server.deadlock()).isFalse();
  }

  @Test
  void aPartyWithAnotherThreadIsNotInADeadlock() throws Exception {
    talk(
        socket -> {
          Thread writer =
              new Thread(
                  () -> {
                    try {
                      write(socket, "x");
                      over.await();
                    } catch (IOException | InterruptedException e) {
                      return;
                    }
                  });
          writer.setDaemon(true);
          writer.start();
          socket.getInputStream().read();
        },
        socket -> {
          socket.getInputStream().read();
          socket.getInputStream().read();
        });
    stuck("client", s -> s.got().count() == 1);
    assertThat(reader("server", Doing.READS).deadlock()).isFalse();
  }

  @Test
  void readAllBytesWaitsForTheHalfCloseThatIsMissing() throws Exception {
    talk(
        socket -> socket.getInputStream().readAllBytes(),
        socket -> {
          write(socket, "all of it\n");
          lines(socket).readLine();
        });
    assertThat(told(reader("server", Doing.READS)))
        .containsExactly(
            "was waiting for the end of the stream at server:3, in BufferedReader.readLine, for N s.",
            "10 bytes had come on this connection: \"all of it\\n\"",
            "The other end, of client, was neither closed nor half-closed.",
            "The other end, of client, was waiting for a line end, too.");
  }

  @Test
  void aNumberAndARestAreCounted() throws Exception {
    talk(
        socket -> new DataInputStream(socket.getInputStream()).readInt(),
        socket -> {
          write(socket, "\0\1");
          new DataInputStream(socket.getInputStream()).readFully(new byte[3]);
        });
    Stuck server = stuck("server", s -> s.got().count() == 2);
    assertThat(server.wants()).isEqualTo(new Wants(Wants.Kind.NUMBER, 4));
    assertThat(reader("client", Doing.READS).wants()).isEqualTo(new Wants(Wants.Kind.COUNT, 3));
  }

  @Test
  void aWriterWaitsForAReader() throws Exception {
    talk(
        socket -> {
          byte[] much = new byte[1 << 16];
          while (true) {
            socket.getOutputStream().write(much);
          }
        },
        socket -> {
          socket.getInputStream().readNBytes(10);
          over.await();
        });
    Stuck server = stuck("server", s -> s.operation() == Operation.WRITE);
    assertThat(server.wants().kind()).isEqualTo(Wants.Kind.ROOM);
    assertThat(told(server).get(1))
        .matches(
            "The other end, of client, had read 10 bytes and read no more: the buffers were full\\.");
  }

  @Test
  void twoWritersWaitForEachOther() throws Exception {
    Talk pours =
        socket -> {
          while (true) {
            socket.getOutputStream().write(new byte[1 << 16]);
          }
        };
    talk(pours, pours);
    Stuck server = stuck("server", s -> s.deadlock() && s.other().doing() == Doing.WRITES);
    assertThat(StuckView.deadlock(server).get(0)).contains("neither reads");
  }

  @Test
  void aConnectionThatNobodyAcceptsIsNamed() throws Exception {
    play.party(
        "server",
        () -> {
          ServerSocket listener = new ServerSocket(0, 5, Play.LOOPBACK);
          over.await();
          listener.close();
        });
    int port = play.port("server");
    play.party(
        "client",
        () -> {
          try (Socket socket = new Socket(Play.LOOPBACK, port)) {
            socket.getInputStream().read();
          } catch (IOException closedByTheTest) {
            return;
          }
        });
    assertThat(told(reader("client", Doing.UNACCEPTED)))
        .contains(
            "Nothing had come on this connection.",
            "The listener, of server, had not accepted this connection.");
  }

  @Test
  void whoNeverWaitsIsNotStuck() throws Exception {
    talk(
        socket -> {
          while (true) {
            socket.getInputStream().read(new byte[10]);
          }
        },
        Socket::shutdownOutput);
    Play.until(
        () ->
            play.recording.events().stream()
                .anyMatch(e -> e.kind() == Event.Kind.END_OF_STREAM && e.times() > 1000));
    for (int i = 0; i < 5; i++) {
      assertThat(play.recording.stuck()).isEmpty();
    }
  }
}
