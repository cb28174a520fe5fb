package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import loopbook.course.Exercise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * A judge in a process of its own that gets no time again and again, as on a busy machine. Its
 * peers are silent meanwhile, and a program with limits on silence rightly gives up.
 */
@Timeout(300)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal that stops a process")
class StalledJudgeTest {
  /** Longer than the 500 ms for which EX12's programs wait. */
  private static final long STALLED_MILLIS = 700;

  private static final long RUNNING_MILLIS = 200;

  @Test
  void whatFailedWhileTheJudgeWasLateIsTriedAgain() throws Exception {
    Process judge = start();
    try (BufferedReader told =
        new BufferedReader(new InputStreamReader(judge.getInputStream(), StandardCharsets.UTF_8))) {
      String line = told.readLine();
      while (line != null && line.startsWith("begun")) {
        line = stalled(judge, told);
      }
      assertThat(line).as("verdict, and how many checks were tried again").startsWith("PASS ");
      assertThat(line).isNotEqualTo("PASS 0");
    } finally {
      judge.destroyForcibly();
      judge.waitFor();
    }
  }

  /** Stops it again and again until it says something. */
  private static String stalled(Process judge, BufferedReader told) throws Exception {
    while (judge.isAlive() && !told.ready()) {
      signal("STOP", judge);
      try {
        judge.waitFor(STALLED_MILLIS, TimeUnit.MILLISECONDS);
      } finally {
        signal("CONT", judge);
      }
      judge.waitFor(RUNNING_MILLIS, TimeUnit.MILLISECONDS);
    }
    String said = told.readLine();
    return "over".equals(said) ? told.readLine() : said;
  }

  private static void signal(String name, Process to) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(to.pid())).start();
    assertThat(kill.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dloopbook.home=" + Checkout.HOME,
            "-cp",
            System.getProperty("java.class.path"),
            Checked.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /**
   * Checks a reference; says when its tests have begun, when each ran once, and what it came to.
   */
  static final class Checked {
    public static void main(String[] args) throws Exception {
      Exercise exercise = Checkout.exercise("EX12");
      Path reference = Checkout.solution(exercise).resolve(exercise.type() + ".java");
      try (Judge judge = new Judge(Jars.of(Checkout.HOME))) {
        Result result =
            judge.check(exercise, reference, Judge.USUAL_SEED, (done, all) -> tell(done, all));
        List<TestResult> again = result.tests().stream().filter(TestResult::retried).toList();
        System.out.println(result.verdict() + " " + again.size());
      }
    }

    private static void tell(int done, int all) {
      if (done == 0) {
        System.out.println("begun");
      } else if (done == all) {
        System.out.println("over");
      }
    }
  }
}
