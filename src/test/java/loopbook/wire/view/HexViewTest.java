package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;
import loopbook.wire.Script;
import org.junit.jupiter.api.Test;

class HexViewTest {
  private static Script script() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "one");
    script.send(client, "two\n");
    script.receive(server, "onetw");
    script.send(client, "\u001b[3m and more");
    script.receive(server, "o\n\u001b[3m and more");
    return script;
  }

  @Test
  void sendsAndReceivesAreMarked() {
    assertThat(HexView.draw(script().events(), Look.plain(80)).plain())
        .isEqualTo(
            """
            client → server: 20 bytes, 3 sends, 2 receives
            00000000 ┃6f 6e 65╹74 77╻6f 0a╹1b 5b 33 6d 20 61 6e 64 20  onetwo..[3m and
            00000010  6d 6f 72 65                                      more
            ╹ where a send begins, ╻ a receive, ┃ both
            """);
  }

  @Test
  void inAsciiWithinFiftyColumns() {
    assertThat(HexView.draw(script().events(), new Look(Theme.ASCII, Palette.NONE, 50)).plain())
        .startsWith(
            """
            client -> server: 20 bytes, 3 sends, 2 receives
            00000000 #6f 6e 65'74 77,6f 0a'1b  onetwo..
            00000008  5b 33 6d 20 61 6e 64 20  [3m and
            """);
  }

  @Test
  void noBytesAreSaidToBeNone() {
    assertThat(HexView.draw(List.of(), Look.plain(80)).plain()).isEqualTo("no bytes\n");
  }
}
