package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import loopbook.course.Exercise;
import loopbook.sandbox.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks whose tests run in a chamber. */
@Timeout(180)
class ChamberTest {
  private static final Exercise ECHO = Checkout.exercise("EX04");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"NETWORK", "FULL"})
  void anHonestEchoPassesAndItsLevelIsInTheResult(IsolationLevel level) throws IOException {
    assumeLevel(level);
    try (Probe probe = new Probe(folder, level, 400)) {
      Result result = probe.body(Probe.ECHO);
      assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
      assertThat(result.tests()).extracting(TestResult::name).containsExactly("word", "silence");
      assertThat(result.isolation()).isEqualTo(level);
    }
    assertThat(chambers()).isEmpty();
  }

  @Test
  void aPortOfTheLastSubmissionIsFreeForTheNext() throws IOException {
    assumeLevel(IsolationLevel.NETWORK);
    // Without SO_REUSEADDR a connection in TIME_WAIT, as the first one leaves it, is in the way.
    // Its
    // tests run side by side; one of them gets the port.
    String takes =
        """
            try (ServerSocket door = new ServerSocket()) {
              door.setReuseAddress(false);
              door.bind(new InetSocketAddress("127.0.0.1", 8080));
              Socket out = new Socket("127.0.0.1", 8080);
              Socket in = door.accept();
              in.close();
              out.close();
              System.out.println("had it");
            } catch (BindException taken) {
              System.out.println("taken");
            }
        """;
    try (Probe probe = new Probe(folder, IsolationLevel.available(), 400)) {
      for (int i = 0; i < 3; i++) {
        Result result = probe.body(takes + Probe.ECHO);
        assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
        assertThat(result.tests()).extracting(TestResult::output).contains("had it\n");
      }
    }
  }

  @Test
  void aChamberThatIsKilledCostsNothing() throws Exception {
    assumeLevel(IsolationLevel.NETWORK);
    try (Judge judge = new Judge(Jars.of(Checkout.HOME), IsolationLevel.available())) {
      judge.warmUp(ECHO);
      Set<ProcessHandle> killed = chambers();
      assertThat(killed).isNotEmpty();
      killed.forEach(ProcessHandle::destroyForcibly);
      Result result =
          judge.check(
              ECHO,
              Checkout.solution(ECHO).resolve(ECHO.type() + ".java"),
              Judge.USUAL_SEED,
              Progress.NONE);
      assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
    }
    assertThat(chambers()).isEmpty();
  }

  /** The starter answers nothing, so that its checks last until they are too late. */
  @Test
  void whoIsInterruptedLeavesNoProcess() throws Exception {
    assumeLevel(IsolationLevel.NETWORK);
    try (Judge judge = new Judge(Jars.of(Checkout.HOME), IsolationLevel.available())) {
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<Object> outcome = new CompletableFuture<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  outcome.complete(
                      judge.check(
                          ECHO,
                          ECHO.starter(),
                          Judge.USUAL_SEED,
                          (done, all) -> begun.countDown()));
                } catch (InterruptedException stopped) {
                  outcome.complete(stopped);
                }
              });
      caller.start();
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
      caller.interrupt();
      assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(chambers()).isEmpty();
    }
  }

  private static void assumeLevel(IsolationLevel level) {
    int there = IsolationLevel.available().number();
    assumeTrue(
        there >= level.number(),
        () -> "needs isolation level " + level.number() + ", here is " + there);
  }

  /** The JVMs in chambers that this one has started. */
  private static Set<ProcessHandle> chambers() {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> p.info().commandLine().orElse("").contains("loopbook.judge.Inside"))
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toSet());
  }
}
