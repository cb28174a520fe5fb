package loopbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineTest {
  @Test
  void controlsAreMadeVisibleWhenASpanIsBuilt() {
    assertThat(new Span("a\u001b[31mb\u0007\u007f\u009b\r\n", Tone.PLAIN).text())
        .isEqualTo("a\\x1B[31mb\\x07\\x7F\\x9B\\x0D\\x0A");
    assertThat(new Span("a\u202eb\u2066c\u200f\u061c\u2028", Tone.PLAIN).text())
        .isEqualTo("a\\u202Eb\\u2066c\\u200F\\u061C\\u2028");
    assertThat(new Span("\ttab", Tone.PLAIN).text()).isEqualTo("    tab");
    assertThat(new Span("half \ud83d pair \ude00", Tone.PLAIN).text())
        .isEqualTo("half \uFFFD pair \uFFFD");
    assertThat(new Span("👩‍👧 套 é", Tone.PLAIN).text()).isEqualTo("👩‍👧 套 é");
  }

  @ParameterizedTest
  @EnumSource(Palette.class)
  void noTextReachesTheTerminalAsACommand(Palette palette) {
    var hostile = new StringBuilder();
    for (char c = 0; c < 0x2100; c++) {
      hostile.append(c);
    }
    for (Tone tone : Tone.values()) {
      String shown = palette.render(Line.of(hostile.toString(), tone));
      String own = shown.replaceAll("\u001b\\[[0-9;]+m", "");
      assertThat(own.chars()).noneMatch(c -> c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x202e);
    }
  }

  @Test
  void cutKeepsWholeClusters() {
    Line line = Line.of("a👩‍👧b", Tone.CODE).append("套c");
    assertThat(line.width()).isEqualTo(7);
    assertThat(line.cut(1).plain()).isEqualTo("a");
    assertThat(line.cut(2).plain()).isEqualTo("a");
    assertThat(line.cut(3).plain()).isEqualTo("a👩‍👧");
    assertThat(line.cut(5).plain()).isEqualTo("a👩‍👧b");
    assertThat(line.cut(6).plain()).isEqualTo("a👩‍👧b套");
    assertThat(line.cut(7)).isSameAs(line);
    assertThat(line.cut(0)).isEqualTo(Line.EMPTY);
    assertThat(line.cut(3).spans().get(0).tone()).isEqualTo(Tone.CODE);
  }

  @Test
  void cutWithAMarkerNeverPassesTheWidth() {
    Line line = Line.of("套接字套接字");
    assertThat(line.cut(12, "…")).isSameAs(line);
    assertThat(line.cut(6, "…").plain()).isEqualTo("套接…");
    assertThat(line.cut(7, "…").plain()).isEqualTo("套接字…");
    assertThat(line.cut(2, "...").plain()).isEqualTo("..");
  }

  @Test
  void padding() {
    assertThat(Line.of("套").pad(4).plain()).isEqualTo("套  ");
    assertThat(Line.of("套").padLeft(4).plain()).isEqualTo("  套");
    assertThat(Line.of("long").pad(2).plain()).isEqualTo("long");
    assertThat(Line.of("a ").append("  ", Tone.CODE).stripTrailing().plain()).isEqualTo("a");
    assertThat(Line.of("  ").stripTrailing()).isEqualTo(Line.EMPTY);
  }

  @Test
  void aTextIsItsLines() {
    assertThat(Text.of("a\nb\n").plain()).isEqualTo("a\nb\n");
    Text text = Text.builder().gap().line("a").gap().gap().line("b").build();
    assertThat(text.lines()).containsExactly(Line.of("a"), Line.EMPTY, Line.of("b"));
    assertThat(text.indent(Line.of("| ")).plain()).isEqualTo("| a\n|\n| b\n");
    assertThat(List.of(text.width(), Text.EMPTY.width())).containsExactly(1, 0);
  }

  @Test
  void neighboursInOneToneShareASequence() {
    Line line = Line.of("a", Tone.GOOD).append("b", Tone.GOOD).append(" c").append("d", Tone.BAD);
    assertThat(Palette.ANSI_16.render(line))
        .isEqualTo("\u001b[1;32mab\u001b[0m c\u001b[1;31md\u001b[0m");
    assertThat(Palette.NONE.render(line)).isEqualTo("ab cd");
  }
}
