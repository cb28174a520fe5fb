package loopbook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
  private static final Pattern COLOUR = Pattern.compile("38;2;(\\d+);(\\d+);(\\d+)");

  @ParameterizedTest
  @EnumSource(Tone.class)
  void trueColoursCanBeReadOnBlackAndOnWhite(Tone tone) {
    Matcher colour = COLOUR.matcher(Palette.TRUE_COLOUR.sgr(tone));
    if (colour.find()) {
      double luminance =
          0.2126 * linear(colour.group(1))
              + 0.7152 * linear(colour.group(2))
              + 0.0722 * linear(colour.group(3));
      assertThat((luminance + 0.05) / 0.05).as("on black").isGreaterThan(4);
      assertThat(1.05 / (luminance + 0.05)).as("on white").isGreaterThan(4);
    }
  }

  /** The relative luminance of WCAG 2, section "relative luminance". */
  private static double linear(String channel) {
    double c = Integer.parseInt(channel) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void sixteenColoursNeverSetWhatAReadersSchemeMayHide(Tone tone) {
    for (String parameter : Palette.ANSI_16.sgr(tone).split(";")) {
      assertThat(parameter).isNotIn("30", "37", "40", "47", "90", "97");
    }
  }

  @Test
  void partiesDiffer() {
    for (Palette palette : new Palette[] {Palette.ANSI_16, Palette.TRUE_COLOUR}) {
      var seen = new HashSet<String>();
      for (int i = 0; i < 6; i++) {
        seen.add(palette.sgr(Tone.party(i)));
      }
      assertThat(seen).hasSize(6);
    }
    assertThat(Tone.party(6)).isEqualTo(Tone.PARTY_1);
    assertThat(Tone.party(-1)).isEqualTo(Tone.PARTY_6);
  }

  @ParameterizedTest
  @EnumSource(Theme.Glyph.class)
  void glyphsAreOneColumnAndTheirAsciiIsAscii(Theme.Glyph glyph) {
    assertThat(Width.of(Theme.UNICODE.of(glyph))).isEqualTo(1);
    assertThat(Theme.ASCII.of(glyph)).matches("[ -~]{1,3}");
  }
}
