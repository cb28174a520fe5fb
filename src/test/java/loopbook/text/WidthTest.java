package loopbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "hello, 5",
    "é, 1",
    "e\u0301, 1",
    "e\u0301\u0302\u0303x, 2",
    "套接字, 6",
    "ｆｕｌｌ, 8",
    "ﾊﾝｶｸ, 4",
    "한국어, 6",
    "\u1112\u1161\u11ab, 2",
    "😀, 2",
    "👍🏽, 2",
    "👩‍👩‍👧‍👦, 2",
    "🏳️‍🌈, 2",
    "🇨🇳🇩🇪, 4",
    "🇨, 1",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿, 2",
    "1️⃣2, 3",
    "❤, 1",
    "❤️, 2",
    "✔, 1",
    "a\u200bb, 2",
    "─│┌→…, 5",
    "नमस्ते, 4",
    "𠀀, 2",
  })
  void columnsOfText(String text, int columns) {
    assertThat(Width.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "👩‍👩‍👧‍👦x, 11",
    "🇨🇳🇩🇪, 4",
    "e\u0301\u0302x, 3",
    "1️⃣2, 3",
    "ab, 1",
    "각\u11a8x, 2"
  })
  void whereTheFirstClusterEnds(String text, int end) {
    assertThat(Width.clusterEnd(text, 0)).isEqualTo(end);
  }

  @Test
  void everyCodePointHasAWidthAndClustersCoverTheText() {
    var all = new StringBuilder();
    for (int c = 0xA0; c < 0x20000; c++) {
      if (c < 0xD800 || c > 0xDFFF) {
        assertThat(Width.of(c)).as("U+%X", c).isBetween(0, 2);
        all.appendCodePoint(c);
      }
    }
    String text = all.toString();
    int i = 0;
    while (i < text.length()) {
      int end = Width.clusterEnd(text, i);
      assertThat(end).isGreaterThan(i);
      assertThat(Width.ofCluster(text, i, end)).isBetween(0, 2);
      i = end;
    }
    assertThat(i).isEqualTo(text.length());
  }
}
