package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;
import loopbook.wire.Event;
import loopbook.wire.Script;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final int MANY = 100;

  private static String text(List<Line> lines) {
    return lines.stream().map(line -> line.plain() + "\n").collect(Collectors.joining());
  }

  /** Each call is told on its own, and in parts of which some divide a send from its receive. */
  @Test
  void onePartAfterTheOther() {
    Script script = new Script();
    LiveView view = new LiveView(List.of("server", "client"), "");
    Look look = Look.plain(60);
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "a\u001b[2Jb");
    script.receive(server, "a\u001b[2Jb");
    script.send(server, "late");
    List<Event> first = script.events();
    assertThat(text(view.draw(first, 0, MANY, look)))
        .isEqualTo(
            """
            · server listens on port 40000
            · client connects
            · server accepts client
            · client → server 6 bytes "a\\x1b[2Jb"
            · server sends 4 bytes "late"
            """);
    script.receive(client, "late");
    Script.End second = script.connect("client", 2, listener);
    script.accept(listener, second, 1);
    script.close(client);
    List<Event> rest = script.events().stream().filter(e -> !first.contains(e)).toList();
    // a connection has a name from when there is another one
    assertThat(text(view.draw(rest, 0, MANY, look)))
        .isEqualTo(
            """
            · client receives 4 bytes "late" [a]
            · client connects [b]
            · server accepts client [b]
            · client closes [a]
            """);
  }

  @Test
  void theEndsOfOneSessionAreCalledByTheirPorts() {
    Script script = new Script();
    Script.End listener = script.listen("you", 1);
    Script.End client = script.connect("you", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "ping");
    script.receive(server, "ping");
    script.close(server);
    assertThat(text(new LiveView(List.of(), "you").draw(script.events(), 0, MANY, Look.plain(60))))
        .isEqualTo(
            """
            · listens on port 40000
            · :40001 connects → :40000
            · :40000 accepts :40001
            · :40001 → :40000 4 bytes "ping"
            · :40000 closes → :40001
            """);
  }

  /** However long, wide and many: so many lines, and none wider than the terminal. */
  @Test
  void boundedInBothDirections() {
    Script script = new Script();
    Script.End listener = script.listen("a-server-with-a-long-name", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    for (int i = 0; i < 50; i++) {
      script.send(client, "message number " + i + " äöü\n" + "x".repeat(i));
      script.receive(server, "message number " + i + " äöü\n" + "x".repeat(i));
    }
    for (int width : new int[] {20, 40, 61, 200}) {
      for (Theme theme : Theme.values()) {
        List<Line> lines =
            new LiveView(List.of(), "")
                .draw(script.events(), 7000, 8, new Look(theme, Palette.NONE, width));
        assertThat(lines).hasSize(8).allMatch(line -> line.width() <= width);
        assertThat(text(lines)).contains("47 more").contains("7,000 more");
        if (theme == Theme.ASCII) {
          assertThat(text(lines)).matches("[ -~\n]*");
        }
      }
    }
  }

  @Test
  void whatRepeatsIsToldOnce() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    for (int i = 0; i < 1000; i++) {
      script.send(client, "tick");
      script.receive(server, "tick");
    }
    List<Line> lines = new LiveView(List.of(), "").draw(script.events(), 0, MANY, Look.plain(70));
    assertThat(lines).hasSize(4);
    assertThat(lines.get(3).plain()).isEqualTo("· client → server 4 bytes \"tick\" ×1,000");
  }
}
