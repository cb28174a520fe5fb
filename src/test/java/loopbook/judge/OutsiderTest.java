package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import loopbook.sandbox.IsolationLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Started by root, a submission of somebody else is somebody else, also where it has no files of
 * its own.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class OutsiderTest {
  private static final String WHO =
      "for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of(\"/proc/self/status\"))) {"
          + " if (line.matches(\"(Uid|Gid|Groups|CapPrm|CapBnd|NoNewPrivs):.*\")) System.out.println(line); }";

  /** At the levels where files and processes are shared. */
  @Retention(RetentionPolicy.RUNTIME)
  @ParameterizedTest
  @EnumSource(
      value = IsolationLevel.class,
      names = {"PROCESS", "NETWORK"})
  @interface BelowFull {}

  @TempDir Path folder;

  @BeforeEach
  void onlyRootCanBecomeSomebodyElse() {
    assumeTrue("root".equals(System.getProperty("user.name")), "not started by root");
  }

  private Probe probe(IsolationLevel level) throws IOException {
    assumeTrue(
        IsolationLevel.available().number() >= level.number(), "needs isolation level " + level);
    return new Probe(folder, level, 3000);
  }

  @BelowFull
  void eachTestHasAUserOfItsOwnWithoutRights(IsolationLevel level) throws IOException {
    try (Probe probe = probe(level)) {
      Result result = probe.body(WHO + Probe.ECHO);
      assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
      assertThat(result.isolation()).isEqualTo(level);
      Set<String> users = ConcurrentHashMap.newKeySet();
      for (TestResult test : result.tests()) {
        String said = test.output().replaceAll("[\t ]+", " ");
        assertThat(said).containsPattern("Uid: (608|609|61[01])\\d\\d ");
        assertThat(said).containsPattern("Gid: (608|609|61[01])\\d\\d ");
        assertThat(said).containsPattern("Groups: ?\n").contains("NoNewPrivs: 1");
        assertThat(said).contains("CapPrm: 0000000000000000");
        users.addAll(found("Uid: (\\d+)", said));
      }
      assertThat(users).hasSize(result.tests().size()).doesNotContain("0");
    }
  }

  @BelowFull
  void whatOnlyRootMayReadIsNotRead(IsolationLevel level) throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "forty-two");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    String read =
        "try { System.out.println(java.nio.file.Files.readString(java.nio.file.Path.of(\""
            + secret
            + "\"))); } catch (IOException e) { System.out.println(e.getClass().getSimpleName()); }";
    String write =
        "try { java.nio.file.Files.writeString(java.nio.file.Path.of(\""
            + folder.resolve("left")
            + "\"), \"x\"); } catch (IOException e) { }";
    try (Probe probe = probe(level)) {
      Result result = probe.body(read + write + Probe.ECHO);
      assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
      assertThat(result.tests())
          .hasSize(2)
          .allMatch(t -> t.output().contains("AccessDeniedException"))
          .noneMatch(t -> t.output().contains("forty-two"));
      assertThat(folder.resolve("left")).doesNotExist();
    }
  }

  /** In a session of its own, without the mark in its environment, its parent gone. */
  @BelowFull
  void whatHidesIsEndedToo(IsolationLevel level) throws IOException {
    assertEnded(level, "exec sleep 1000");
  }

  /** As soon as the program has ended it stops everything that its user runs, again and again. */
  @BelowFull
  void whatStopsWhoWouldEndItIsEndedToo(IsolationLevel level) throws IOException {
    assertEnded(level, "while [ -d /proc/$1 ]; do :; done; while :; do kill -STOP -1; done");
  }

  /**
   * A program that leaves a shell script behind.
   *
   * @param script its first argument is the process id of the program's JVM
   */
  private void assertEnded(IsolationLevel level, String script) throws IOException {
    // Its parent stays until the line was read: Java closes the pipe when that has ended.
    String leave =
        "Process left = new ProcessBuilder(\"sh\", \"-c\","
            + " \"env -i setsid sh -c '"
            + "echo left $$; "
            + script
            + "' left $0 & read go\", \"\" + ProcessHandle.current().pid()).start();"
            + " System.out.println(left.inputReader().readLine());"
            + " left.getOutputStream().close(); left.waitFor();";
    try (Probe probe = probe(level)) {
      Result result = probe.body(leave + Probe.ECHO);
      assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(Verdict.PASS);
      List<Long> left =
          result.tests().stream()
              .flatMap(t -> found("left (\\d+)", t.output()).stream())
              .map(Long::valueOf)
              .toList();
      assertThat(left).hasSize(2);
      for (long pid : left) {
        gone(pid);
      }
    }
  }

  /** Killed it is at once; until it has ended may take the kernel a moment. */
  private static void gone(long pid) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (lives(pid)) {
      assertThat(System.nanoTime()).as("process %d lives", pid).isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static boolean lives(long pid) {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      return status.contains("\nUid:\t6") && !status.contains("State:\tZ");
    } catch (IOException gone) {
      return false;
    }
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
