package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.wire.Event;
import loopbook.wire.Script;
import loopbook.wire.TcpRow;
import org.junit.jupiter.api.Test;

class TimelineViewTest {
  private static final Look NARROW = new Look(Theme.ASCII, Palette.NONE, 40);

  private static Text draw(List<Event> events, Look look) {
    return TimelineView.draw(events, Map.of(), List.of("client"), Optional.empty(), look);
  }

  /** The client half-closes; the server answers and closes: it is the client that waits after. */
  @Test
  void whoClosesFirstHasToWait() {
    Script script = new Script();
    Script.Pair both = script.connected();
    script.halfClose(both.client());
    script.endOfStream(both.server());
    script.send(both.server(), "bye");
    script.receive(both.client(), "bye");
    script.close(both.server());
    script.endOfStream(both.client());
    script.close(both.client());
    assertThat(draw(script.events(), NARROW).plain())
        .isEqualTo(
            """
            connection a: client :40001 -> server
            :40000
            client                      server
            ~SYN_SENT    -- connects -> ~SYN_RECV
            ~ESTABLISHED                ~ESTABLISHED
                 |       accepts client      |
            ~FIN_WAIT1    half-closes > ~CLOSE_WAIT
            ~FIN_WAIT2                       |
                 |       reads end o...      |
                 |       <- 3 byt... --      |
            ~TIME_WAIT   <-- closes --- ~LAST_ACK
                 |                      ~CLOSED
                 |       reads end o...
                 |       --- closes -->
            ~ inferred from the calls; without it,
            as the kernel's table had it
            """);
  }

  /** A close that leaves bytes unread resets the connection (RFC 2525, 2.17). */
  @Test
  void unreadBytesMakeAResetOfAClose() {
    Script script = new Script();
    Script.Pair both = script.connected();
    script.send(both.client(), "ignored");
    script.close(both.server());
    assertThat(draw(script.events(), Look.plain(80)).plain())
        .containsPattern("~CLOSED +◀─+ closes ─+ ~CLOSED")
        .doesNotContain("FIN_WAIT");
  }

  @Test
  void whatTheKernelShowedIsNotMarkedAsInferred() {
    Script script = new Script();
    Script.Pair both = script.connected();
    script.close(both.client());
    script.moment("later");
    script.close(both.server());
    InetSocketAddress one = (InetSocketAddress) script.events().get(1).at().local();
    InetSocketAddress two = (InetSocketAddress) script.events().get(1).at().remote();
    Map<String, List<TcpRow>> tables =
        Map.of(
            "later",
            List.of(
                new TcpRow("server", "client", two, one, TcpRow.State.CLOSE_WAIT, 1, 0, 0, 0),
                new TcpRow("client", "server", one, two, TcpRow.State.FIN_WAIT1, 0, 1, 0, 0)));
    String drawn =
        TimelineView.draw(script.events(), tables, List.of(), Optional.of("a"), Look.plain(80))
            .plain();
    assertThat(drawn)
        .containsPattern("\n FIN_WAIT1 +┄+ later ┄+  CLOSE_WAIT\n")
        .containsPattern("◀─+ closes ─+ ~LAST_ACK");
  }

  /** Names and words that are no states of ours: what a terminal obeys is none of a drawing. */
  @Test
  void everyWidthFits() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    for (int i = 0; i < 5; i++) {
      Script.End client = script.connect("client", 2, listener);
      Script.End server = script.accept(listener, client, 1);
      script.send(client, "\u001b[31m\u0000");
      script.receive(server, "\u001b[31m\u0000");
      script.reset(server);
    }
    for (Theme theme : Theme.values()) {
      for (int width = 20; width < 140; width++) {
        Text drawn = draw(script.events(), new Look(theme, Palette.NONE, width));
        int room = width;
        assertThat(drawn.lines()).allMatch(line -> line.width() <= room);
        assertThat(drawn.plain()).doesNotContain("\u001b");
      }
    }
    assertThat(draw(script.events(), Look.plain(80)).plain())
        .contains("connection c:", "2 more connections: d, e")
        .doesNotContain("connection d:");
    assertThat(TimelineView.connections(script.events())).containsExactly("a", "b", "c", "d", "e");
  }
}
