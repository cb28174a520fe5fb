package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import loopbook.wire.Event.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A recording of very many connections. */
@Timeout(60)
class BoundedMemoryTest {
  /** Events of a connection: connect, accept, a send, a receive, and two closes. */
  private static final int EVENTS = 6;

  /** So many, and the events that are kept for good are full. */
  private static final int FILL = EventLog.FIRST / EVENTS + 1;

  /** So many, and what was before them is among the last events no more. */
  private static final int FLUSH = EventLog.LAST / EVENTS + 1;

  private static final int LINGERING = 100;

  /** More than the tracer remembers. */
  private static final int MANY = 1_000;

  @Test
  void whatNoEventSpeaksOfIsForgottenAndTheKernelsRowsStillHaveTheirOwners() throws Exception {
    try (Play play = new Play()) {
      ServerSocket[] opened = new ServerSocket[1];
      play.party("server", () -> opened[0] = new ServerSocket(0, 50, Play.LOOPBACK));
      play.finished();
      ServerSocket listener = opened[0];
      int port = listener.getLocalPort();
      connections(play, listener, FILL, true);
      Set<Integer> closed = connections(play, listener, LINGERING, false);
      connections(play, listener, FLUSH, true);
      int known = play.recording.knownSockets();
      connections(play, listener, 3 * FLUSH, true);
      assertThat(play.recording.knownSockets()).isBetween(known - 10, known + 10);

      play.party("client", () -> play.recording.moment("end"));
      List<Event> events = play.end();
      assertThat(events).filteredOn(e -> e.kind() == Kind.OMITTED).hasSize(1);
      assertThat(events)
          .filteredOn(e -> e.connection() != 0)
          .hasSizeGreaterThan(EventLog.FIRST)
          .allMatch(e -> e.peer().equals(e.party().equals("client") ? "server" : "client"));

      assumeTrue(play.recording.states("end").isPresent(), "no table of the kernel's here");
      List<TcpRow> rows =
          play.recording.states("end").orElseThrow().stream()
              .filter(row -> row.state() == TcpRow.State.TIME_WAIT)
              .filter(row -> closed.contains(row.local().getPort()))
              .toList();
      // a port can be taken for a later connection, and its row is another one then
      assertThat(rows).hasSizeGreaterThan(LINGERING / 2);
      assertThat(rows)
          .allMatch(row -> row.remote().getPort() == port)
          .allMatch(row -> row.owner().equals("client") && row.peer().equals("server"));
    }
  }

  @Test
  void whoClosesAgainLongAfterwardsHasClosedOnce() throws Exception {
    try (Play play = new Play()) {
      play.party(
          "server",
          () -> {
            ServerSocket first = new ServerSocket(0, 1, Play.LOOPBACK);
            first.close();
            for (int i = 0; i < MANY; i++) {
              new ServerSocket(0, 1, Play.LOOPBACK).close();
            }
            first.close();
            assertThatThrownBy(first::accept).isInstanceOf(SocketException.class);
          });
      List<Event> events = play.end();
      assertThat(events).filteredOn(e -> e.kind() == Kind.CLOSE).hasSize(MANY + 1);
      assertThat(events).filteredOn(e -> e.kind() == Kind.FAIL).hasSize(1);
      assertThat(events).noneMatch(e -> e.kind() == Kind.LEFT_OPEN);
      assertThat(play.recording.openSockets()).isEmpty();
    }
  }

  /** One after another; returns the ports from which they were made. */
  private static Set<Integer> connections(
      Play play, ServerSocket listener, int count, boolean reset) throws Exception {
    List<Integer> ports = new ArrayList<>();
    play.party("server", () -> greet(listener, count));
    play.party("client", () -> call(listener.getLocalPort(), count, reset, ports));
    play.finished();
    return ports.stream().collect(Collectors.toSet());
  }

  private static void greet(ServerSocket listener, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (Socket socket = listener.accept()) {
        socket.getOutputStream().write(i);
        socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
      } catch (IOException reset) {
        // as it was meant
      }
    }
  }

  private static void call(int port, int count, boolean reset, List<Integer> ports)
      throws IOException {
    for (int i = 0; i < count; i++) {
      try (Socket socket = new Socket(Play.LOOPBACK, port)) {
        ports.add(socket.getLocalPort());
        socket.getInputStream().read();
        if (reset) {
          socket.setSoLinger(true, 0);
        }
      }
    }
  }
}
