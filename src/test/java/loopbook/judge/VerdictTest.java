package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void thePrecedenceOfSeveralTests() {
    assertThat(of(Verdict.PASS, Verdict.PASS)).isEqualTo(Verdict.PASS);
    assertThat(of(Verdict.PASS, Verdict.TIMEOUT, Verdict.FAIL)).isEqualTo(Verdict.TIMEOUT);
    assertThat(of(Verdict.FAIL, Verdict.CRASHED)).isEqualTo(Verdict.FAIL);
    assertThat(of(Verdict.FAIL, Verdict.PASS, Verdict.TAMPER)).isEqualTo(Verdict.TAMPER);
    assertThat(of(Verdict.TAMPER, Verdict.INTERNAL)).isEqualTo(Verdict.INTERNAL);
    assertThat(of(Verdict.FAIL, Verdict.INTERNAL)).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void withoutAnyTestNothingPassed() {
    assertThat(of()).isEqualTo(Verdict.INTERNAL);
  }

  @Test
  void whatCannotRunHereDoesNotCount() {
    TestResult skipped = test(TestResult.State.SKIPPED, Verdict.INTERNAL);
    TestResult passed = test(TestResult.State.RAN, Verdict.PASS);
    assertThat(Verdict.ofAll(List.of(passed, skipped))).isEqualTo(Verdict.PASS);
    TestResult lost = test(TestResult.State.LOST, Verdict.INTERNAL);
    assertThat(Verdict.ofAll(List.of(passed, lost))).isEqualTo(Verdict.INTERNAL);
  }

  private static Verdict of(Verdict... verdicts) {
    return Verdict.ofAll(Stream.of(verdicts).map(v -> test(TestResult.State.RAN, v)).toList());
  }

  private static TestResult test(TestResult.State state, Verdict verdict) {
    return new TestResult(
        "name", "", true, state, verdict, Optional.empty(), Cost.NONE, "", true, false, "");
  }
}
