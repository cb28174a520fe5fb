package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import loopbook.sandbox.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a check cost, beside what the program says of itself just before its last answer. */
@Timeout(180)
class CostTest {
  /** The kernel counts in 10 ms, user and system time each for itself and for what has ended. */
  private static final long TICKS_MS = 40;

  /** What a child does besides: its answers, its end, and another try of a test that was late. */
  private static final long MORE_MS = 1500;

  private static final String SAYS =
      """
          long cpu = ProcessHandle.current().info().totalCpuDuration().get().toMillis();
          long peak = 0;
          for (String line : java.nio.file.Files.readAllLines(
              java.nio.file.Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
              peak = Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
          }
          System.out.println("cpu=" + cpu + " others=" + others + " peak=" + peak);
      """;

  @TempDir Path folder;

  private static void assume(IsolationLevel level) {
    assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "needs /proc");
    assumeTrue(
        IsolationLevel.available().number() >= level.number(), "needs level " + level.number());
  }

  private static long said(TestResult test, String name) {
    Matcher found = Pattern.compile(name + "=(\\d+)").matcher(test.output());
    assertThat(found.find()).as(test.output()).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static void holds(Result result) {
    assertThat(result.tests()).as(() -> ExercisesTest.shown(result)).hasSize(2);
    long sum = 0;
    long highest = 0;
    for (TestResult test : result.tests()) {
      long used = said(test, "cpu") + said(test, "others");
      long cpu = test.cost().processor().orElseThrow().toMillis();
      long peak = test.cost().peakBytes().orElseThrow();
      assertThat(cpu).isBetween(used - TICKS_MS, test.retried() ? 10 * used : used + MORE_MS);
      assertThat(peak >> 10).isBetween(said(test, "peak") - 4096, 600L << 10);
      sum += cpu;
      highest = Math.max(highest, peak);
    }
    assertThat(result.cost().processor().orElseThrow().toMillis()).isEqualTo(sum);
    assertThat(result.cost().peakBytes()).hasValue(highest);
    assertThat(result.cost().wall()).isEqualTo(result.duration());
  }

  @ParameterizedTest
  @EnumSource
  void aProgramThatSpinsAndFillsItsHeap(IsolationLevel level) throws IOException {
    assume(level);
    String burns =
        """
            long others = 0;
            byte[] much = new byte[40 << 20];
            Arrays.fill(much, (byte) 1);
            while (ProcessHandle.current().info().totalCpuDuration().get().toMillis() < 800) {
              Arrays.fill(much, (byte) 2);
            }
        """;
    try (Probe probe = new Probe(folder, level, 400)) {
      Result spins = probe.body(burns + SAYS + Probe.ECHO);
      holds(spins);
      Result plain = probe.body("long others = 0;" + SAYS + Probe.ECHO);
      holds(plain);
      assertThat(spins.cost().peakBytes().orElseThrow())
          .isGreaterThan(plain.cost().peakBytes().orElseThrow() + (25L << 20));
    }
  }

  /** Of two that are late, one has more to do than there are processors, and one only waits. */
  @Test
  void aProgramThatWantsMoreProcessorsThanThereAre() throws IOException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/schedstat")), "needs scheduling statistics");
    String wants =
        """
            for (int i = 0; i < 8 * Runtime.getRuntime().availableProcessors(); i++) {
              new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();
            }
        """;
    String waits = "Thread.sleep(1_000_000);";
    try (Probe probe = new Probe(folder, IsolationLevel.available(), 400)) {
      Result starved = probe.body(wants + waits);
      assertThat(starved.verdict()).isEqualTo(Verdict.TIMEOUT);
      assertThat(starved.isLateForOthers()).isTrue();
      Result stuck = probe.body(waits);
      assertThat(stuck.verdict()).isEqualTo(Verdict.TIMEOUT);
      assertThat(stuck.isLateForOthers()).isFalse();
    }
  }

  /** Its parent never waits for it, so that the kernel adds its time to nobody's. */
  @ParameterizedTest
  @EnumSource(names = {"PROCESS", "FULL"})
  void aProcessThatItStartsAndLeavesSpinning(IsolationLevel level) throws IOException {
    assume(level);
    String starts =
        """
            Process spins = new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start();
            long others = 0;
            while (others < 600) {
              Thread.sleep(20);
              others = spins.info().totalCpuDuration().get().toMillis();
            }
        """;
    try (Probe probe = new Probe(folder, level, 400)) {
      Result result = probe.body(starts + SAYS + Probe.ECHO);
      for (TestResult test : result.tests()) {
        long alone = said(test, "cpu");
        assertThat(test.cost().processor().orElseThrow().toMillis())
            .as(test.output())
            .isGreaterThan(alone + 300);
      }
    }
  }

  /** Nobody can be asked any more when it has ended itself: what was seen of it before counts. */
  @ParameterizedTest
  @EnumSource(names = {"PROCESS", "FULL"})
  void aProgramThatEndsItself(IsolationLevel level) throws IOException {
    assume(level);
    String ends =
        """
            long own = 0;
            while (own < 700) {
              own = ProcessHandle.current().info().totalCpuDuration().get().toMillis();
            }
            System.exit(0);
        """;
    try (Probe probe = new Probe(folder, level, 400)) {
      Result result = probe.body(ends);
      assertThat(result.verdict()).isEqualTo(Verdict.CRASHED);
      for (TestResult test : result.tests()) {
        // The last look was at most 50 ms before, on a machine that has time for it.
        assertThat(test.cost().processor().orElseThrow().toMillis()).isBetween(450L, 5000L);
      }
    }
  }
}
