package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallFormTest {
  private static List<Object> call() {
    return new ArrayList<>(
        Arrays.asList(
            7L,
            "EXITED",
            "READ",
            3L,
            "STREAM",
            null,
            null,
            2L,
            8L,
            new byte[] {1, 2},
            0L,
            "main",
            1L,
            10L,
            20L,
            null,
            null));
  }

  @Test
  void aCallIsReadAsItWasTold() {
    assertThat(CallForm.read(call()))
        .hasValueSatisfying(
            told -> {
              assertThat(told.socket()).isEqualTo(3);
              assertThat(told.payload()).containsExactly(1, 2);
              assertThat(told.failure()).isNull();
            });
  }

  /** A learner's program could send anything. */
  @Test
  void whatIsNoCallIsLeftOut() {
    assertThat(CallForm.read("READ")).isEmpty();
    assertThat(CallForm.read(call().subList(0, 16))).isEmpty();
    for (int at : new int[] {1, 2, 4, 15}) {
      List<Object> odd = call();
      odd.set(at, 5);
      assertThat(CallForm.read(odd)).as("part %s", at).isEmpty();
    }
  }
}
