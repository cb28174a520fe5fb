package loopbook.wire.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Theme;
import loopbook.wire.Compared;
import loopbook.wire.Payload;
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

  private static Compared compared(String expected, String received) {
    Payload one = Payload.of(expected.getBytes(StandardCharsets.ISO_8859_1));
    Payload two = Payload.of(received.getBytes(StandardCharsets.ISO_8859_1));
    return new Compared("DRIP", one, one.size(), two, two.size());
  }

  @Test
  void whatWasExpectedStandsBesideWhatCame() {
    List<Compared> compared =
        List.of(
            compared(
                "a longer text, 40 bytes before hello\n", "a longer text, 40 bytes before hellO"));
    assertThat(HexView.draw(List.of(), compared, Look.plain(80)).plain())
        .isEqualTo(
            """
            DRIP expected 37 bytes; 36 bytes came. The first difference is at byte 35,
            counted from 0.
                     expected                           received
            … 16 bytes alike
            00000010 30 20 62 79 74 65 73 20  0 bytes   30 20 62 79 74 65 73 20  0 bytes
            00000018 62 65 66 6f 72 65 20 68  before h  62 65 66 6f 72 65 20 68  before h
            00000020 65 6c 6c 6f 0a --        ello.     65 6c 6c 4f --           ellO
                              ^^                                 ^^
            """);
  }

  @Test
  void whereThereIsNoRoomForThatItStandsAboveIt() {
    Look narrow = new Look(Theme.ASCII, Palette.NONE, 40);
    assertThat(HexView.draw(List.of(), List.of(compared("hello\n", "hell")), narrow).plain())
        .isEqualTo(
            """
            DRIP expected 6 bytes; 4 bytes came. The
            first difference is at byte 4, counted
            from 0.
            00000000 expected  68 65 6c 6c  hell
                     received  68 65 6c 6c  hell
            00000004 expected  6f 0a --     o.
                     received  --
                               ^^
            """);
  }

  @Test
  void noBytesAreSaidToBeNone() {
    assertThat(HexView.draw(List.of(), Look.plain(80)).plain()).isEqualTo("no bytes\n");
  }
}
