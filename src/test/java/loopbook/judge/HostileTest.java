package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What learners' programs do on purpose or by accident, in real children; each gets its verdict.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HostileTest {
  @TempDir static Path folder;
  private Probe probe;

  @BeforeAll
  void open() throws IOException {
    probe = new Probe(folder);
  }

  @AfterAll
  void close() {
    probe.close();
  }

  @Test
  void anHonestEchoPasses() throws IOException {
    Result result = probe.body(Probe.ECHO);
    assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
    assertThat(result.tests()).hasSize(2);
    assertThat(result.isolation().number()).isEqualTo(1);
  }

  @Test
  void exitZeroIsNoSuccess() throws IOException {
    Result result = probe.body("System.exit(0);");
    assertVerdict(result, Verdict.CRASHED);
    assertThat(result.tests()).hasSize(2).noneMatch(TestResult::passed);
    assertThat(lines(result)).anyMatch(l -> l.contains("System.exit"));
    assertThat(lines(result)).anyMatch(l -> l.contains("Probe.java:7"));
  }

  @Test
  void haltZeroIsNoSuccess() throws IOException {
    Result result = probe.body("Runtime.getRuntime().halt(0);");
    assertVerdict(result, Verdict.CRASHED);
    assertThat(result.tests()).hasSize(2).noneMatch(TestResult::passed);
    assertThat(lines(result).get(0)).contains("exit code 0");
  }

  @Test
  void exitAfterTheWorkIsDoneIsNoSuccess() throws IOException {
    assertVerdict(probe.body(Probe.ECHO + "System.exit(0);"), Verdict.CRASHED);
  }

  @Test
  void exitByAnotherThreadIsNoSuccess() throws IOException {
    String later =
        "new Timer(true).schedule(new TimerTask() { public void run() { System.exit(0); } }, 100);";
    assertVerdict(probe.body(later + Probe.ECHO), Verdict.CRASHED);
  }

  /** The peer sees the end before we hear why. */
  @Test
  void anExceptionIsToldAlsoIfItClosesTheConnectionOnItsWay() throws IOException {
    String body =
        "try (socket) {\n"
            + "  throw new IllegalStateException(\"why\");\n"
            + "} finally {\n"
            + "  java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);\n"
            + "}";
    Result result = probe.body(body);
    assertVerdict(result, Verdict.FAIL);
    assertThat(result.tests())
        .allMatch(
            t -> t.finding().orElseThrow().lines().stream().anyMatch(l -> l.startsWith("threw:")));
  }

  @Test
  void aHookThatHangsKeepsNobodyWaiting() throws IOException {
    String hook = "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));";
    assertVerdict(probe.body(hook + "System.exit(0);"), Verdict.CRASHED);
  }

  @Test
  void anEndlessLoopIsStoppedAndItsLineNamed() throws IOException {
    Result result = probe.body("int i = 0;\nwhile (true) {\n  i++;\n}");
    assertVerdict(result, Verdict.TIMEOUT);
    assertThat(result.tests().get(0).retried()).isTrue();
    assertThat(lines(result)).anyMatch(l -> l.startsWith("your code was at: Probe.java:"));
  }

  @Test
  void aLoopThatSwallowsEverythingIsStopped() throws IOException {
    String loop = "while (true) { try { Thread.sleep(1000); } catch (Throwable t) { } }";
    assertVerdict(probe.body(loop), Verdict.TIMEOUT);
  }

  @Test
  void aFloodOfOutputIsStopped() throws IOException {
    Result result = probe.body("while (true) { System.out.print(\"x\".repeat(100000)); }");
    assertVerdict(result, Verdict.OUTPUT_LIMIT);
    assertThat(result.tests()).allMatch(t -> t.output().length() <= 64 << 10);
  }

  @Test
  void aHeapBombIsAMemoryLimit() throws IOException {
    String bomb =
        "List<byte[]> all = new ArrayList<>(); while (true) { all.add(new byte[1 << 20]); }";
    assertVerdict(probe.body(bomb), Verdict.MEMORY_LIMIT);
  }

  @Test
  void aCaughtOutOfMemoryErrorIsAMemoryLimit() throws IOException {
    String bomb =
        "try { byte[] much = new byte[1 << 30]; much[0] = 1; } catch (OutOfMemoryError e) { }";
    assertVerdict(probe.body(bomb + Probe.ECHO), Verdict.MEMORY_LIMIT);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadBombIsStopped() throws IOException {
    String bomb =
        """
        while (true) {
          Thread t = new Thread(null, () -> {
            try { Thread.sleep(1000000); } catch (InterruptedException e) { }
          }, "bomb", 16384);
          t.start();
        }
        """;
    assertVerdict(probe.body(bomb), Verdict.MEMORY_LIMIT);
  }

  @Test
  void twoThousandThreadsAreAllowed() throws IOException {
    String many =
        """
        CountDownLatch started = new CountDownLatch(2000);
        for (int i = 0; i < 2000; i++) {
          Thread t = new Thread(null, started::countDown, "many", 16384);
          t.setDaemon(true);
          t.start();
        }
        started.await();
        """;
    assertVerdict(probe.body(many + Probe.ECHO), Verdict.PASS);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noProcessOutlivesItsTest() throws IOException {
    String orphans =
        """
        new ProcessBuilder("sleep", "4711").start();
        new ProcessBuilder("sh", "-c", "(setsid sleep 4711 &) ; true").start().waitFor();
        new ProcessBuilder("sh", "-c", "env -i sleep 4711 & true").start().waitFor();
        """;
    assertVerdict(probe.body(orphans + Probe.ECHO), Verdict.PASS);
    List<String> left =
        ProcessHandle.allProcesses()
            .map(p -> p.info().commandLine().orElse(""))
            .filter(c -> c.endsWith("sleep 4711"))
            .toList();
    assertThat(left).isEmpty();
  }

  @Test
  void aBannerOfSuccessIsOnlyOutput() throws IOException {
    Result result =
        probe.body(
            "System.out.println(\"[ 2 tests successful ]\\nBUILD SUCCESS\\nTests run: 9, Failures: 0\");");
    assertThat(result.verdict()).isNotEqualTo(Verdict.PASS);
    assertThat(result.tests()).noneMatch(TestResult::passed);
    assertThat(result.tests().get(0).output()).contains("[ 2 tests successful ]");
  }

  @Test
  void protocolBytesOnTheStandardOutputAreOnlyOutput() throws IOException {
    // a frame that says: call 4 returned null
    String forge =
        """
        byte[] frame = new byte[1000];
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
          out.write(frame);
        }
        System.out.write(frame);
        System.out.close();
        """;
    assertVerdict(probe.body(forge + Probe.ECHO), Verdict.PASS);
    Result idle = probe.body(forge);
    assertThat(idle.tests()).noneMatch(TestResult::passed);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void writingIntoTheProtocolItselfIsTamper() throws IOException {
    String forge =
        """
        try (FileOutputStream out = new FileOutputStream("/dev/fd/4")) {
          out.write(new byte[100]);
        }
        """;
    Result result = probe.body(forge + Probe.ECHO);
    assertVerdict(result, Verdict.TAMPER);
    assertThat(result.tests()).noneMatch(TestResult::passed);
  }

  @Test
  void standardInputIsEmptyAndReadingItHarmless() throws IOException {
    String reads =
        "if (System.in.read() != -1 || new FileInputStream(FileDescriptor.in).read() != -1) return;";
    assertVerdict(probe.body(reads + Probe.ECHO), Verdict.PASS);
  }

  @Test
  void defaultsThatAreChangedHurtNobodyElse() throws IOException {
    String changes =
        """
        Locale.setDefault(Locale.forLanguageTag("tr"));
        System.setProperty("line.separator", "\\0");
        Thread.setDefaultUncaughtExceptionHandler((t, e) -> { });
        """;
    assertVerdict(probe.body(changes + Probe.ECHO), Verdict.PASS);
    assertThat(probe.body(Probe.ECHO).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void theTestsAreNotInTheChild() throws IOException {
    String looks =
        """
        for (String name : new String[] {"ex99.ProbeHidden", "org.junit.jupiter.api.Test",
            "loopbook.judge.trial.Submission", "loopbook.peer.Peer"}) {
          try {
            Class.forName(name, false, ClassLoader.getSystemClassLoader());
            return;
          } catch (ClassNotFoundException e) {
          }
        }
        if (System.getenv().keySet().stream().anyMatch(k -> !List.of("PATH", "LOOPBOOK_CHILD", "PWD", "SHLVL", "_", "OLDPWD").contains(k))) return;
        """;
    assertVerdict(probe.body(looks + Probe.ECHO), Verdict.PASS);
  }

  private static List<String> lines(Result result) {
    return result.firstFailure().orElseThrow().finding().orElseThrow().lines();
  }

  private static void assertVerdict(Result result, Verdict verdict) {
    assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(verdict);
    assertThat(result.tests()).noneMatch(t -> t.verdict() == Verdict.INTERNAL);
  }
}
