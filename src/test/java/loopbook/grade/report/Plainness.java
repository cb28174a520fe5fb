package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

/** That nothing is in a text which a terminal obeys, turns a line, or is no character. */
final class Plainness {
  private Plainness() {}

  static void check(String text) {
    text.codePoints()
        .forEach(
            c ->
                assertThat(c)
                    .as("U+%04X in %s", c, text)
                    .matches(p -> p == '\n' || p >= 0x20)
                    .matches(p -> p < 0x7F || p > 0x9F)
                    .matches(p -> p < 0x202A || p > 0x202E)
                    .matches(p -> p < 0x2066 || p > 0x2069)
                    .matches(p -> p < 0xD800 || p > 0xDFFF));
  }
}
