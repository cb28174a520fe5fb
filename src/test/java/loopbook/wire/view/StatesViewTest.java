package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopbook.text.Look;
import loopbook.wire.TcpRow;
import loopbook.wire.TcpRow.State;
import org.junit.jupiter.api.Test;

class StatesViewTest {
  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static List<TcpRow> connections(int count) {
    List<TcpRow> rows = new ArrayList<>();
    rows.add(new TcpRow("server", "", at(7000), at(0), State.LISTEN, 0, 0, 0, 0));
    for (int i = 0; i < count; i++) {
      rows.add(
          new TcpRow("server", "client", at(7000), at(40000 + i), State.FIN_WAIT2, 0, 0, 0, 0));
    }
    return rows;
  }

  private static String drawn(int count, int width) {
    return StatesView.draw(Map.of("called", connections(count)), Look.plain(width)).plain();
  }

  @Test
  void manyRowsThatDifferByAPortAloneAreOne() {
    assertThat(drawn(200, 80))
        .isEqualTo(
            """
            called
            party   port  state      peer           queues
            server  7000  LISTEN
            server  7000  FIN_WAIT2  client 40000…  ×200
            """);
    assertThat(drawn(200, 50))
        .isEqualTo(
            """
            called
            server LISTEN
            server FIN_WAIT2 -> client ×200
            """);
  }

  @Test
  void aFewAreDrawnOneByOne() {
    assertThat(drawn(3, 80))
        .isEqualTo(
            """
            called
            party   port  state      peer          queues
            server  7000  LISTEN
            server  7000  FIN_WAIT2  client 40000
            server  7000  FIN_WAIT2  client 40001
            server  7000  FIN_WAIT2  client 40002
            """);
  }
}
