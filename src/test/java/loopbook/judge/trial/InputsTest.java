package loopbook.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InputsTest {
  @Test
  void theSameSeedAndTestGiveTheSame() {
    assertThat(drawn(new Inputs(5, "half"))).isEqualTo(drawn(new Inputs(5, "half")));
    // the very words: those of a result must be had again on another JDK
    assertThat(new Inputs(0, "half").words(2)).isEqualTo("egwtpfr bnjtkb");
  }

  @Test
  void anotherSeedOrAnotherTestGivesOthers() {
    Set<List<Object>> all = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      all.add(drawn(new Inputs(seed, "half")));
      all.add(drawn(new Inputs(seed, "drip")));
    }
    assertThat(all).hasSize(200);
  }

  @Test
  void allNumbersOfARangeComeAndNoOthers() {
    Inputs inputs = new Inputs(1, "range");
    Set<Integer> numbers = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      numbers.add(inputs.number(-2, 3));
      assertThat(inputs.word()).matches("[a-z]{3,9}");
    }
    assertThat(numbers).containsExactlyInAnyOrder(-2, -1, 0, 1, 2, 3);
    assertThat(inputs.word(40)).matches("[a-z]{40}");
  }

  private static List<Object> drawn(Inputs inputs) {
    return List.of(inputs.words(3), inputs.number(0, 1_000_000), List.of(hex(inputs.bytes(20))));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
