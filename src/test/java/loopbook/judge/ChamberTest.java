package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import loopbook.sandbox.IsolationLevel;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks whose tests run in a chamber. */
@Timeout(120)
class ChamberTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"NETWORK", "FULL"})
  void anHonestEchoPasses(IsolationLevel level) throws IOException {
    assumeTrue(IsolationLevel.available().number() >= level.number(), level::toString);
    try (Probe probe = new Probe(folder, level)) {
      for (int i = 0; i < 3; i++) {
        long a = System.nanoTime();
        Result result = probe.body(Probe.ECHO);
        assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
        assertThat(result.isolation()).isEqualTo(level);
        System.err.println(level + " " + (System.nanoTime() - a) / 1000000);
      }
    }
  }
}
