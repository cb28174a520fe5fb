package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexFenceTest {
  private static final String LONG = "0123456789abcdef!";

  /** Two sends of three and two bytes, received as four and one; then a longer answer. */
  private static List<Event> events() {
    Script script = new Script();
    Script.End listener = script.listen("server", 1);
    Script.End client = script.connect("client", 2, listener);
    Script.End server = script.accept(listener, client, 1);
    script.send(client, "h\u00c3\u00a9");
    script.send(client, "lo");
    script.receive(server, "h\u00c3\u00a9l");
    script.receive(server, "o");
    script.send(server, LONG);
    script.receive(client, LONG);
    return script.recording.events();
  }

  private static Optional<Mismatch> match(String fence) {
    return HexFence.parse(fence).match(events(), "client", "server", false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000  68 c3 a9 6c 6f",
        "00000000  68 c3 a9 6c 6f                                   h..lo",
        "00000000 \u2503" + "68 c3 a9\u25796c\u257b6f                                   h..lo",
        "00000000 #68 c3 a9'6c,6f  h..lo",
        "00000000 '68 c3 a9'6c 6f",
        "00000000 ,68 c3 a9 6c,6f",
        "00000000  68 c3\n00000002  a9 6c 6f",
        "00000000  68 c3\n...",
        "...\n00000003  6c 6f",
        "00000000  68\n...\n00000004  6f",
        "00000000  68 c3 a9 6c 6f\n...",
        "..."
      })
  void whatWentThere(String fence) {
    assertThat(match(fence)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000  68 c3 a9 6c",
        "00000000  68 c3 a9 6c 6f 0a",
        "00000000  68 c3 a8 6c 6f",
        "00000000 #68 c3 a9 6c 6f",
        "00000000 '68 c3'a9 6c 6f",
        "00000000 ,68 c3 a9,6c 6f",
        "00000001  c3 a9 6c 6f",
        "00000000  68 c3\n00000003  6c 6f",
        ""
      })
  void whatDidNot(String fence) {
    assertThat(match(fence)).isNotEmpty();
  }

  @Test
  void aMismatchSaysTheLineAndAFenceThatFits() {
    Mismatch found = match("00000000  68 c3\n00000002  a8 6c 6f").orElseThrow();
    assertThat(found.line()).isEqualTo(2);
    assertThat(found.expected()).isEqualTo("00000002  a8 6c 6f");
    assertThat(found.happened()).startsWith("00000002  a9\u25796c\u257b6f");
    assertThat(match(found.actual())).isEmpty();
    Mismatch longer =
        HexFence.parse("...").match(events(), "server", "nobody", false).orElseThrow();
    assertThat(longer.expected()).isEqualTo("server -> nobody");
    String all =
        HexFence.parse("00000000  00")
            .match(events(), "server", "client", false)
            .orElseThrow()
            .actual();
    assertThat(all.lines()).hasSize(2);
    assertThat(HexFence.parse(all).match(events(), "server", "client", false)).isEmpty();
  }

  @Test
  void oneOfTheDatagramsIsEnough() {
    Script script = new Script();
    Script.End asker = script.bind("asker", 1);
    Script.End other = script.bind("other", 2);
    script.mail(asker, other, "one");
    script.collect(other, asker, "one");
    script.mail(asker, other, "two");
    List<Event> events = script.recording.events();
    HexFence two = HexFence.parse("00000000  74 77 6f  two");
    assertThat(two.match(events, "asker", "other", true)).isEmpty();
    assertThat(HexFence.parse("00000000  6f 6e 65").match(events, "asker", "other", true))
        .isEmpty();
    assertThat(HexFence.parse("00000000  6f 6e").match(events, "asker", "other", true))
        .isNotEmpty();
    assertThat(two.match(events, "other", "asker", true)).isNotEmpty();
    assertThat(two.match(events, "asker", "other", false)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000  68",
        "00000000  6",
        "00000000  68 c3 a9 6c 6f  hello",
        "00000000  68 zz",
        "client -> server"
      })
  void noRows(String fence) {
    assertThatThrownBy(() -> HexFence.parse("...\n" + fence))
        .isInstanceOfSatisfying(FenceException.class, e -> assertThat(e.line()).isEqualTo(2));
  }
}
