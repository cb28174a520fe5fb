package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import loopbook.course.Exercise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class StoppedCheckTest {
  private static final Exercise ECHO = Checkout.exercise("EX04");

  /** The starter answers nothing, so that its checks last until they are too late. */
  @Test
  void whoIsInterruptedGoesOnAtOnceAndTheProcessesEnd() throws Exception {
    try (Judge judge = new Judge(Jars.of(Checkout.HOME))) {
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
      long before = System.nanoTime();
      caller.interrupt();
      assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));

      Result next =
          judge.check(
              ECHO,
              Checkout.solution(ECHO).resolve(ECHO.type() + ".java"),
              Judge.USUAL_SEED,
              Progress.NONE);
      assertThat(next.verdict()).as(() -> ExercisesTest.shown(next)).isEqualTo(Verdict.PASS);
    }
    List<ProcessHandle> left =
        ProcessHandle.current().descendants().filter(StoppedCheckTest::isChild).toList();
    for (ProcessHandle child : left) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  private static boolean isChild(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("child.jar");
  }

  @Test
  void theNumbersGoUpToAllOfThem() throws Exception {
    try (Judge judge = new Judge(Jars.of(Checkout.HOME))) {
      StringBuffer told = new StringBuffer();
      Result result =
          judge.check(
              ECHO,
              Checkout.solution(ECHO).resolve(ECHO.type() + ".java"),
              Judge.USUAL_SEED,
              (done, all) -> told.append(done).append('/').append(all).append(' '));
      StringBuilder expected = new StringBuilder();
      int all = result.tests().size();
      for (int done = 0; done <= all; done++) {
        expected.append(done).append('/').append(all).append(' ');
      }
      assertThat(told).hasToString(expected.toString());
    }
  }
}
