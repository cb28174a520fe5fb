package loopbook.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import loopbook.text.Line;
import loopbook.text.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaColoursTest {
  private static final String CODE =
      """
      /** Doc. */ @Override public record Point(int x) { // "no text"
        var s = "a \\" // b" + 'c' + '\\'' + 0x1F_FFL;
        String t = \"""
            <html> \\\""" still
            \""";
        if (a<b && 1.5e-3f>.5) return yield;
      }
      """;

  /** Tokens that are not plain, as {@code TONE:text}. */
  private static String toned(String code) {
    return JavaColours.tokens(code).stream()
        .filter(t -> t.tone() != Tone.PLAIN)
        .map(t -> t.tone() + ":" + code.substring(t.start(), t.end()))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "int x = 5; ~ KEYWORD:int NUMBER:5",
        "\"open ~ STRING:\"open",
        "'a' + 'b ~ STRING:'a' STRING:'b",
        "x /* open ~ COMMENT:/* open",
        "@interface A ~ KEYWORD:@interface",
        "@A(1) class B ~ ANNOTATION:@A NUMBER:1 KEYWORD:class",
        "record R() ~ KEYWORD:record",
        "record = 1; ~ NUMBER:1",
        "yield x; ~ KEYWORD:yield",
        "var.x() ~ ''",
        "Foo.class.UTF_8 ~ TYPE:Foo KEYWORD:class",
        "1..2 ~ NUMBER:1 NUMBER:.2",
        "0xFp-3 1_0L 1e+5 .5 ~ NUMBER:0xFp-3 NUMBER:1_0L NUMBER:1e+5 NUMBER:.5",
        "x1 = é2 ~ ''",
        "a\\u0022 ~ ''",
      })
  void toldApart(String code, String tones) {
    assertThat(toned(code)).isEqualTo(tones.equals("''") ? "" : tones);
  }

  @Test
  void aTextBlockEndsAtItsOwnMark() {
    assertThat(toned("\"\"\"\n a \\\"\"\" b\n\"\"\" + \"c\""))
        .isEqualTo("STRING:\"\"\"\n a \\\"\"\" b\n\"\"\" STRING:\"c\"");
  }

  @Test
  void everyBeginningIsCoveredWithoutGaps() {
    for (int end = 0; end <= CODE.length(); end++) {
      String code = CODE.substring(0, end);
      int at = 0;
      for (JavaColours.Token token : JavaColours.tokens(code)) {
        assertThat(token.start()).isEqualTo(at);
        assertThat(token.end()).isGreaterThan(token.start());
        at = token.end();
      }
      assertThat(at).isEqualTo(code.length());
    }
  }

  @Test
  void linesKeepTheText() {
    List<Line> lines = JavaColours.lines(CODE);
    assertThat(lines.stream().map(Line::plain).collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(CODE);
    assertThat(JavaColours.lines("a\tb\r\n\n\tc"))
        .extracting(Line::plain)
        .containsExactly("a   b", "", "    c");
    assertThat(JavaColours.lines("")).containsExactly(Line.EMPTY);
  }
}
