package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import loopbook.wire.TcpRow.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatesFenceTest {
  private static final List<TcpRow> ROWS =
      List.of(
          row("server", "", State.LISTEN, 1, 5),
          row("client", "server", State.ESTABLISHED, 0, 0),
          row("server", "client", State.ESTABLISHED, 6, 0),
          row("server", "caller", State.CLOSE_WAIT, 1, 0),
          row("caller", "server", State.FIN_WAIT1, 0, 8));

  private static final String FENCE =
      """
      server LISTEN, 1 waiting
      caller FIN_WAIT1 -> server, 7 unacknowledged
      client ESTABLISHED -> server
      server CLOSE_WAIT -> caller
      server ESTABLISHED -> client, 6 unread
      """;

  private static TcpRow row(String owner, String peer, State state, long unread, long unsent) {
    return new TcpRow(
        owner,
        peer,
        new InetSocketAddress(1),
        new InetSocketAddress(2),
        state,
        unread,
        unsent,
        0,
        0);
  }

  /** A literal address, so that nobody is asked for it. */
  private static InetSocketAddress at(String address, int port) throws Exception {
    return new InetSocketAddress(InetAddress.getAllByName(address)[0], port);
  }

  @Test
  void theTableAsItIs() {
    assertThat(StatesFence.write(ROWS)).isEqualTo(FENCE);
    assertThat(StatesFence.parse(FENCE).match(ROWS)).isEmpty();
    assertThat(StatesFence.parse(FENCE.replace("6 unread", "some unread")).match(ROWS)).isEmpty();
    assertThat(StatesFence.parse("server LISTEN, 1 waiting\n...").match(ROWS)).isEmpty();
    assertThat(StatesFence.parse("nothing").match(List.of())).isEmpty();
    assertThat(StatesFence.parse("server ESTABLISHED -> client, 6 unread").count(ROWS))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server LISTEN, 1 waiting|server LISTEN",
        "server LISTEN, 1 waiting|",
        "client ESTABLISHED -> server|client ESTABLISHED -> server\nclient ESTABLISHED -> server",
        "client ESTABLISHED -> server|client ESTABLISHED -> caller",
        "client ESTABLISHED -> server|client FIN_WAIT2 -> server",
        "client ESTABLISHED -> server|client ESTABLISHED -> server, some unread",
        "6 unread|5 unread",
      })
  void anotherTableIsRejected(String change) {
    String[] parts = change.split("\\|", -1);
    assertThat(StatesFence.parse(FENCE.replace(parts[0], parts[1])).match(ROWS)).isPresent();
  }

  @Test
  void nothingIsNotSomething() {
    assertThat(StatesFence.parse("nothing").match(ROWS).orElseThrow().happened())
        .isEqualTo("server LISTEN, 1 waiting");
    assertThat(StatesFence.parse("server LISTEN").match(List.of())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"server", "server SLEEPING", "server LISTEN, many waiting", "server LISTEN, 3"})
  void whatIsNoRowIsRefused(String line) {
    assertThatThrownBy(() -> StatesFence.parse(line)).isInstanceOf(FenceException.class);
  }

  @Test
  void theKernelsTextIsRead(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("tcp"),
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt\n"
            + "   0: 0100007F:1F90 0200007F:C350 08 00000007:00000003 01:00000014 00000002     0        0 1\n");
    Files.writeString(
        folder.resolve("tcp6"),
        "  sl  local_address                         remote_address\n"
            + "   0: 0000000000000000FFFF00000100007F:0050 00000000000000000000000001000000:0000 0A 00000032:00000002 00:00000000 00000000 0 0 1\n"
            + "   1: broken\n");
    assertThat(KernelTable.tcp(folder))
        .containsExactly(
            new TcpRow(
                "",
                "",
                at("127.0.0.1", 8080),
                at("127.0.0.2", 50000),
                State.CLOSE_WAIT,
                3,
                7,
                1,
                2),
            new TcpRow("", "", at("127.0.0.1", 80), at("::1", 0), State.LISTEN, 2, 50, 0, 0));
  }
}
