package loopbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built jar in processes of its own, as scripts and pipes see it. */
class CommandLineTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home"));
  private static final String ESCAPE = "\u001b";

  @TempDir Path workspace;

  private record Ended(int code, String out, String err) {}

  private Process begin(Map<String, String> environment, List<String> jvm, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(jvm);
    command.add("-jar");
    command.add(HOME.resolve("target/loopbook.jar").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("LOOPBOOK") || n.equals("COLUMNS"));
    builder.environment().put("LOOPBOOK_WORKSPACE", workspace.resolve("ws").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private Ended run(String... arguments) throws Exception {
    return end(begin(Map.of(), List.of(), arguments));
  }

  private static Ended end(Process process) throws Exception {
    StringBuilder err = new StringBuilder();
    Thread drain =
        new Thread(
            () -> {
              try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(line -> err.append(line).append('\n'));
              } catch (IOException closed) {
                err.append(closed.getMessage());
              }
            });
    drain.start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String out = String.join("\n", lines.lines().toList());
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      drain.join();
      return new Ended(process.exitValue(), out, err.toString());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void helpAndVersionAreDone() throws Exception {
    Ended help = run("help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("contents", "run [EXAMPLE...]", "Exercises");
    assertThat(run("--help").out()).isEqualTo(help.out());
    Ended version = run("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).contains("Loopbook 0.1.0", System.getProperty("java.version"));
  }

  @Test
  void aMistypedCommandIsWrongUsageWithASuggestion() throws Exception {
    Ended ended = run("contnets");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("there is no command \"contnets\"", "Did you mean contents?");
  }

  @Test
  void wrongArgumentsAreWrongUsage() throws Exception {
    Ended ended = run("open", "everything", "--now");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("open: ", "loopbook open [LESSON]");
    Ended unknown = run("open", "L77.1");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).contains("no lesson L77.1");
    assertThat(run("--workspace").code()).isEqualTo(2);
  }

  @Test
  void aPipeGetsTheSameWithoutEscapesAtAnyWidth() throws Exception {
    Ended wide = run("open", "L0.1");
    assertThat(wide.code()).isZero();
    assertThat(wide.out()).contains("Two programs", "run X0.1a").doesNotContain(ESCAPE);
    Ended narrow = end(begin(Map.of("COLUMNS", "40"), List.of(), "open", "L0.1"));
    assertThat(narrow.out().lines().filter(l -> !l.isBlank()))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    assertThat(words(narrow.out())).contains("rhythm:", "`print`", "programs", "wire.");
  }

  private static List<String> words(String text) {
    return List.of(text.split("\\s+"));
  }

  @Test
  void coloursAreForTerminalsThatWantThem() throws Exception {
    List<String> terminal = List.of("-Dloopbook.terminal=yes");
    Map<String, String> colour =
        Map.of("TERM", "xterm-256color", "NO_COLOR", "", "LANG", "C.UTF-8");
    assertThat(end(begin(colour, terminal, "contents")).out()).contains(ESCAPE);
    assertThat(end(begin(colour, terminal, "--plain", "contents")).out()).doesNotContain(ESCAPE);
    assertThat(end(begin(colour, terminal, "contents", "--plain")).out()).doesNotContain(ESCAPE);
    assertThat(end(begin(Map.of("TERM", "dumb"), terminal, "contents")).out())
        .doesNotContain(ESCAPE);
    assertThat(end(begin(Map.of("TERM", "xterm", "NO_COLOR", "1"), terminal, "contents")).out())
        .doesNotContain(ESCAPE);
  }

  @Test
  void runShowsOutputAndWireAndTheLastRunIsThereLater() throws Exception {
    assertThat(run("wire").code()).isEqualTo(2);
    assertThat(run("wire", "session").out()).contains("a session at the prompt");
    Ended ran = run("run", "X0.1a");
    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("client │ hello");
    Ended wire = run("wire");
    assertThat(wire.code()).isZero();
    assertThat(wire.out()).contains("server", "client", "hello");
    assertThat(Files.readString(workspace.resolve("ws/progress.txt"))).contains("run X0.1a");
  }

  @Test
  void theLastRunGoesIntoFilesAndNoneIsWrittenOver() throws Exception {
    Path drawing = workspace.resolve("run.svg");
    Path events = workspace.resolve("run.json");
    assertThat(run("wire", "--svg", drawing.toString()).code()).isEqualTo(2);
    assertThat(run("run", "X0.1a").code()).isZero();
    Ended both = run("wire", "--svg", drawing.toString(), "--json", events.toString());
    assertThat(both.code()).as(both.out()).isZero();
    assertThat(Files.readString(drawing)).contains("<svg ", ">client<", ">connects<");
    assertThat(Files.readString(events)).contains("\"run\": \"X0.1a\"", "\"kind\": \"ACCEPT\"");

    Files.writeString(drawing, "mine");
    assertThat(run("wire", "--svg", drawing.toString()).code()).isEqualTo(2);
    assertThat(drawing).hasContent("mine");
    assertThat(run("--yes", "wire", "--svg", drawing.toString()).code()).isZero();
    assertThat(Files.readString(drawing)).contains("<svg ");
    Ended nowhere = run("wire", "--html", workspace.resolve("none/run.html").toString());
    assertThat(nowhere.code()).isNotZero();
    assertThat(nowhere.out() + nowhere.err()).contains("run.html");
  }

  @Test
  void stressChecksAReferenceAgainAndAgain() throws Exception {
    Ended twice = run("stress", "EX04", "--times", "2");
    assertThat(twice.code()).as(twice.out()).isZero();
    assertThat(twice.out()).contains("EX04: 2 of 2 passed");
    assertThat(run("stress", "EX04", "--times", "0").code()).isEqualTo(2);
    assertThat(run("stress", "EX99").code()).isEqualTo(2);
  }

  @Test
  void coverageIsThePageOfTheDocuments() throws Exception {
    Ended page = run("coverage");
    assertThat(page.code()).isZero();
    assertThat(page.out().strip())
        .isEqualTo(Files.readString(HOME.resolve("docs/coverage.md")).strip());
  }

  @Test
  void checkTellsTheLearnersFailureFromSuccess() throws Exception {
    Path wrong = Files.createDirectories(workspace.resolve("mine"));
    Files.writeString(wrong.resolve("EchoUntilEof.java"), "class EchoUntilEof { int x = ; }\n");
    Ended failed = run("check", "EX04", "--submission", wrong.toString());
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).contains("EchoUntilEof.java:1", "does not compile");
    Ended json = run("check", "EX04", "--json", "--submission", wrong.toString());
    assertThat(json.code()).isEqualTo(1);
    assertThat(json.out()).startsWith("{").contains("\"verdict\": \"COMPILE_ERROR\"");
    assertThat(json.out())
        .containsPattern("\"submission\": \"[0-9a-f]{64}\"")
        .containsPattern("\"tests\": \"[0-9a-f]{64}\"")
        .containsPattern("\"cost\": \\{\\s+\"milliseconds\": \\d+\\s+}");
    Ended passed =
        run(
            "check",
            "EX04",
            "--submission",
            HOME.resolve("solutions/04-echo-until-eof/EchoUntilEof.java").toString());
    assertThat(passed.code()).as(passed.out()).isZero();
    assertThat(passed.out()).contains("Passed: 9 of 9");
    assertThat(workspace.resolve("ws/progress.txt"))
        .as("only one's own file counts")
        .satisfies(
            file ->
                assertThat(Files.exists(file) && Files.readString(file).contains("passed"))
                    .isFalse());
  }

  /** Each in a process of its own: the failed check is watched by the first that asks. */
  @Test
  void aFailedCheckIsLookedAtFromBothSides() throws Exception {
    String wrong = HOME.resolve("solutions/04-echo-until-eof/wrong/whole-buffer").toString();
    Ended failed = run("check", "EX04", "--submission", wrong);
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).contains("wire 2");
    Ended wire = run("wire");
    assertThat(wire.code()).as(wire.err()).isZero();
    assertThat(wire.out())
        .startsWith("EX04: a word comes back")
        .containsPattern("your code +HALF")
        .containsPattern("◀─+ 6 bytes \"hello")
        .containsPattern("(sends )?1,024 bytes \"hello")
        .contains("here the check failed")
        .doesNotContain("once more");
    assertThat(run("hex").out()).contains("HALF expected the end; 1,018 bytes came.");
    assertThat(run("states", "a").out())
        .contains("~FIN_WAIT1", "~CLOSE_WAIT", " TIME_WAIT ")
        .doesNotContain("port");
    assertThat(run("wire", "2").out()).startsWith("EX04: each word comes back");
    run("run", "D0.E5", "repaired");
    assertThat(run("wire", "2").out()).startsWith("EX04: each word comes back");
    assertThat(run("wire").out()).as("a run came later").startsWith("D0.E5");
    assertThat(run("wire", "nothing").code()).isEqualTo(2);
    assertThat(run("states", "zz").code()).isEqualTo(2);
    run("check", "EX04", "--submission", wrong.replace("wrong/whole-buffer", "EchoUntilEof.java"));
    assertThat(run("wire").code()).as("the run is left").isZero();
    assertThat(run("wire", "1").code()).as("a check that passed leaves nothing").isEqualTo(2);
  }

  @Test
  void whereNobodyCanBeAskedYesMustBeSaid() throws Exception {
    run("exercise", "EX04");
    Path mine = workspace.resolve("ws/exercises/04-echo-until-eof/EchoUntilEof.java");
    Files.writeString(mine, "mine");
    assertThat(run("reset", "EX04").code()).isEqualTo(2);
    assertThat(mine).hasContent("mine");
    assertThat(run("reset", "EX04", "--yes").code()).isZero();
    assertThat(Files.readString(mine)).contains("class EchoUntilEof");
    assertThat(run("undo").code()).isZero();
    assertThat(mine).hasContent("mine");
  }

  @Test
  void anotherWorkspaceIsUsedAndAForeignFileInItReported() throws Exception {
    Path other = Files.createDirectories(workspace.resolve("other"));
    Files.writeString(other.resolve("progress.txt"), "something else\n");
    Ended ended = run("--workspace", other.toString(), "contents");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("is not a progress file of Loopbook", "set-aside");
    assertThat(workspace.resolve("ws")).doesNotExist();
  }

  @Test
  void aClosedPipeIsQuiet() throws Exception {
    Process process = begin(Map.of(), List.of(), "open", "L2.3", "--all");
    process.getInputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(err).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  /**
   * By way of {@code env}, since a test in the background may inherit that interrupts are ignored.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void anInterruptEndsWhateverRunsWith130() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            HOME.resolve("target/loopbook.jar").toString(),
            "--workspace",
            workspace.resolve("ws").toString(),
            "watch",
            "EX04");
    Process process = builder.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).contains("Watching");
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aSolutionThatIsKeptBackIsRefused() throws Exception {
    Path kit = workspace.resolve("kit");
    copy(HOME.resolve("lessons"), kit.resolve("lessons"));
    copy(HOME.resolve("exercises"), kit.resolve("exercises"));
    Ended ended =
        end(begin(Map.of(), List.of("-Dloopbook.home=" + kit), "--yes", "solution", "EX04"));
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.out()).contains("keeps its solutions back");
  }

  @Test
  void aClaimThatDoesNotHoldIsOurFault() throws Exception {
    Path kit = workspace.resolve("kit");
    Path lesson = kit.resolve("lessons/en/00-start/01-lie.md");
    Files.createDirectories(lesson.getParent());
    Files.writeString(lesson.resolveSibling("chapter.md"), "# Start\n");
    Files.writeString(
        lesson,
        """
        ---
        id: L0.1
        title: A lie
        ---

        # A lie

        ```java X0.1a
        System.out.println("truth");
        ```

        ```output
        a lie
        ```
        """);
    Ended ended = end(begin(Map.of(), List.of("-Dloopbook.home=" + kit), "run", "X0.1a"));
    assertThat(ended.code()).as(ended.out() + ended.err()).isEqualTo(3);
    assertThat(ended.out()).contains("truth", "01-lie.md:", "a lie");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void peersAreTriedOneAfterTheOtherAndWhereNoneCanStandIsSaid() throws Exception {
    Ended table = run("run", "X0.1a", "--peers", "rst,drip,refused");
    assertThat(table.code()).isZero();
    assertThat(table.out().lines().filter(l -> l.startsWith("DRIP")))
        .singleElement()
        .asString()
        .contains("as in the lesson");
    assertThat(table.out())
        .containsSubsequence("RST ", "server", "Connection reset", "aborted the connection")
        .containsSubsequence("REFUSED ", "ServerSocket.accept", "client", "nobody", "listens there")
        .contains("3 peers, 1 of them changed nothing");
    Ended datagrams = run("run", "D4.E15", "--peer", "drip");
    assertThat(datagrams.code()).isEqualTo(2);
    assertThat(datagrams.out()).contains("send datagrams");
    Ended alone = run("run", "X1.1b", "--peer", "drip");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.out()).contains("one program");
    assertThat(run("run", "X0.1a", "--peer", "nobody").code()).isEqualTo(2);
    assertThat(run("run", "--all", "--peer", "drip").code()).isEqualTo(2);
  }
}
