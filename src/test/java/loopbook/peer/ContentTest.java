package loopbook.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  private static final Content UNIT = Content.text("ab\n");

  private static Content of(String kind) {
    return switch (kind) {
      case "bytes" -> Content.hex(0, 255, 7, 128, 9);
      case "pattern" -> Content.pattern(10_007);
      case "short unit" -> Content.repeat(UNIT, 3001);
      case "long unit" -> Content.repeat(Content.pattern(5003), 3);
      case "no times" -> Content.repeat(UNIT, 0);
      case "join" ->
          Content.join(UNIT, Content.text(""), Content.pattern(77), Content.repeat("x", 5000));
      case "part" -> Content.join(UNIT, Content.pattern(9000)).part(2, 8999);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes", "pattern", "short unit", "long unit", "no times", "join", "part"})
  void isTheSameByteByByteAndInPiecesOfAnyLength(String kind) {
    Content content = of(kind);
    byte[] whole = content.copy(0, Integer.MAX_VALUE);
    assertThat(whole).hasSize((int) content.length());
    for (int i = 0; i < whole.length; i++) {
      assertThat(content.at(i)).as("byte %s", i).isEqualTo(whole[i]);
    }
    for (int piece = 1; piece < 5000; piece = 3 * piece + 2) {
      for (int from = 0; from < whole.length; from += piece) {
        byte[] wanted = Arrays.copyOfRange(whole, from, Math.min(whole.length, from + piece));
        assertThat(content.copy(from, piece)).as("%s from %s", piece, from).isEqualTo(wanted);
      }
    }
  }

  @Test
  void repeatsAndJoinsInOrder() {
    byte[] text = Content.join(Content.repeat(UNIT, 2), Content.text("é")).copy(0, 99);
    assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("ab\nab\né");
    assertThat(Content.repeat(UNIT, 3001).at(9002)).isEqualTo((byte) '\n');
  }

  @Test
  void aPatternHasAllBytesAndShowsALostStretch() {
    byte[] bytes = Content.pattern(1 << 16).copy(0, 1 << 16);
    boolean[] seen = new boolean[256];
    for (byte one : bytes) {
      seen[one & 0xFF] = true;
    }
    assertThat(seen).containsOnly(true);
    for (int shift = 1; shift < 300; shift++) {
      assertThat(Arrays.mismatch(bytes, 0, 4096, bytes, shift, shift + 4096)).isBetween(0, 40);
    }
  }
}
