package loopbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrapTest {
  private static final String[] BITS = {
    "a",
    "word",
    "longer-word",
    " ",
    "  ",
    "套",
    "接字",
    "，",
    "。",
    "（",
    "）",
    "👩‍👩‍👧‍👦",
    "🇨🇳",
    "e\u0301",
    "supercalifragilistic",
    ".",
    "(",
    ")",
    "\u001b",
    "https://example.org/x",
    "\\x1b",
    "\\u001b"
  };

  private static List<String> wrap(String text, int width) {
    return Wrap.wrap(text, Tone.PLAIN, width).stream().map(Line::plain).toList();
  }

  @Test
  void noLineEndsWithinAnEscape() {
    assertThat(wrap("\\x00\\x01\\x02", 6)).containsExactly("\\x00", "\\x01", "\\x02");
    assertThat(wrap("ab\\u00e9\\n", 7)).containsExactly("ab", "\\u00e9", "\\n");
    assertThat(wrap("\\x00", 2)).containsExactly("\\x", "00");
    assertThat(wrap("C:\\xyz", 5)).containsExactly("C:\\xy", "z");
  }

  @Test
  void breaksBetweenWords() {
    assertThat(wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(wrap("one two three", 8)).containsExactly("one two", "three");
    assertThat(wrap("one  two", 20)).containsExactly("one  two");
    assertThat(wrap("", 10)).containsExactly("");
    assertThat(wrap("   ", 2)).containsExactly("");
    assertThat(wrap("  indented text", 10)).containsExactly("  indented", "text");
  }

  @Test
  void breaksAWordThatIsTooLong() {
    assertThat(wrap("abcdefghijkl", 5)).containsExactly("abcde", "fghij", "kl");
    assertThat(wrap("ab abcdefgh c", 5)).containsExactly("ab", "abcde", "fgh c");
  }

  @Test
  void breaksANameThatIsTooLongBetweenItsParts() {
    assertThat(wrap("throws SocketException here", 13))
        .containsExactly("throws Socket", "Exception", "here");
    assertThat(wrap("ClosedByInterruptException", 13))
        .containsExactly("ClosedBy", "Interrupt", "Exception");
    assertThat(wrap("aVerylongnameindeed", 10)).containsExactly("aVerylongn", "ameindeed");
  }

  @Test
  void breaksChineseAnywhereButNotBeforeAClosingMark() {
    assertThat(wrap("套接字编程，好。", 10)).containsExactly("套接字编", "程，好。");
    assertThat(wrap("套接（字）", 6)).containsExactly("套接", "（字）");
  }

  @Test
  void prefixesAreCounted() {
    assertThat(Wrap.wrap(Line.of("one two three four"), 10, Line.of("1. "), Line.of("   ")))
        .extracting(Line::plain)
        .containsExactly("1. one two", "   three", "   four");
  }

  @Test
  void tonesStayWithTheirText() {
    Line line = Line.of("plain ").append("strong words", Tone.STRONG).append(", end");
    List<Line> lines = Wrap.wrap(line, 13);
    assertThat(lines).extracting(Line::plain).containsExactly("plain strong", "words, end");
    assertThat(lines.get(1).spans())
        .containsExactly(new Span("words", Tone.STRONG), new Span(", end", Tone.PLAIN));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsLostAndNothingIsTooWide(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      Line line = Line.EMPTY;
      for (int i = random.nextInt(30); i >= 0; i--) {
        Tone tone = random.nextBoolean() ? Tone.PLAIN : Tone.CODE;
        line = line.append(BITS[random.nextInt(BITS.length)], tone);
      }
      int width = 10 + random.nextInt(60);
      Line first = Line.of("* ".repeat(random.nextInt(12)));
      Line next = Line.of("> ".repeat(random.nextInt(12)));
      List<Line> lines =
          random.nextBoolean()
              ? Wrap.wrap(line, width, first, next)
              : Wrap.code(line, width, first, next);
      assertThat(lines).allMatch(l -> l.width() <= width, "at most " + width);
      assertThat(text(lines)).isEqualTo(line.plain().replaceAll("[ *>]", ""));
    }
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::plain).collect(Collectors.joining()).replaceAll("[ *>]", "");
  }

  @Test
  void aMegabyteIsNoTrouble() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(wrap("x".repeat(1 << 20), 80)).hasSize((1 << 20) / 80 + 1);
          assertThat(wrap("word ".repeat(200_000), 80)).hasSize(12_500);
          assertThat(wrap("e" + "\u0301".repeat(1 << 20), 80)).hasSize(1);
        });
  }

  @Test
  void anOptionInCodeStaysWhole() {
    Line line = Line.of("see well-known ").append("lsof-iTCP-sTCP", Tone.CODE);
    assertThat(Wrap.wrap(line, 24).stream().map(Line::plain))
        .containsExactly("see well-known", "lsof-iTCP-sTCP");
    assertThat(Wrap.wrap(Line.of("see well-known lsof-iTCP-sTCP"), 24).stream().map(Line::plain))
        .containsExactly("see well-known lsof-", "iTCP-sTCP");
  }
}
