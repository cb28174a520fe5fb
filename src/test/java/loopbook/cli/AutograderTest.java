package loopbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopbook.markup.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the scripts of docs/gradescope.md as they stand there, with Gradescope's folder elsewhere.
 * Only apt-get is another one, which installs nothing.
 */
@Timeout(300)
class AutograderTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home"));
  private static final Path SOLUTIONS = HOME.resolve("solutions/04-echo-until-eof");

  @TempDir static Path image;

  private final Path submission = image.resolve("autograder/submission");
  private final Path results = image.resolve("autograder/results/results.json");

  private record Ended(int code, String out) {}

  private static Path autograder() {
    return image.resolve("autograder");
  }

  private static String script(String name) throws IOException {
    String page = Files.readString(HOME.resolve("docs/gradescope.md"));
    Matcher found =
        Pattern.compile("(?s)```sh " + Pattern.quote(name) + "\n(.*?)```").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1).replace("/autograder", autograder().toString());
  }

  private static Ended bash(Path at, String script) throws IOException, InterruptedException {
    Path out = Files.createTempFile(image, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", script)
            .directory(at.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    builder.environment().keySet().removeIf(n -> n.startsWith("LOOPBOOK") || n.equals("COLUMNS"));
    builder.environment().merge("PATH", image.resolve("bin") + ":" + java, (a, b) -> b + ":" + a);
    builder.environment().put("LOOPBOOK_WORKSPACE", image.resolve("ws").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }

  /** What Gradescope does with the uploaded files. */
  @BeforeAll
  static void build() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash");
    if (Files.getFileAttributeView(image, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Path source = Files.createDirectories(autograder().resolve("source"));
    Files.createDirectories(autograder().resolve("results"));
    Path apt = Files.createDirectories(image.resolve("bin")).resolve("apt-get");
    Files.writeString(apt, "#!/bin/sh\necho \"$@\" >>" + image.resolve("apt") + "\n");
    assertThat(apt.toFile().setExecutable(true)).isTrue();
    Path archive = source.resolve("loopbook.tgz");
    Ended made = bash(HOME, script("make").replace("loopbook.tgz", archive.toString()));
    assertThat(made.code()).as(made.out()).isZero();
    Ended set = bash(autograder(), script("setup.sh"));
    assertThat(set.code()).as(set.out()).isZero();
    assertThat(Files.readString(image.resolve("apt"))).contains("install -y openjdk-17");
  }

  @BeforeEach
  void empty() throws IOException {
    Files.deleteIfExists(results);
    if (Files.isDirectory(submission)) {
      try (Stream<Path> files = Files.list(submission)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(submission);
  }

  private Json.Obj graded(String script) throws Exception {
    Ended ended = bash(autograder(), script);
    assertThat(ended.code()).as(ended.out()).isZero();
    return Json.read(Files.readString(results)).object().orElseThrow();
  }

  private void submit(Path file) throws IOException {
    Files.copy(file, submission.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<Json.Obj> tests(Json.Obj results) {
    List<Json.Obj> tests = new ArrayList<>();
    results.items("tests").forEach(test -> tests.add((Json.Obj) test));
    return tests;
  }

  private static BigDecimal score(Json.Obj from) {
    return ((Json.Num) from.get("score").orElseThrow()).value();
  }

  @Test
  void aRightSubmissionHasAllPointsAndAWrongOneThoseOfItsChecks() throws Exception {
    submit(SOLUTIONS.resolve("EchoUntilEof.java"));
    Json.Obj right = graded(script("run_autograder"));
    assertThat(score(right)).isEqualByComparingTo("100");
    assertThat(right.object("extra_data").orElseThrow().text("jdk"))
        .hasValue(System.getProperty("java.version"));
    List<Json.Obj> tests = tests(right);
    assertThat(tests).hasSize(9).allMatch(t -> t.text("status").orElse("").equals("passed"));
    assertThat(tests.stream().map(t -> t.text("visibility").orElseThrow()))
        .contains("visible", "after_due_date")
        .doesNotContain("hidden");

    submit(SOLUTIONS.resolve("wrong/whole-buffer/EchoUntilEof.java"));
    String shown = script("run_autograder").replace("after_due_date", "hidden");
    Json.Obj wrong = graded(shown);
    assertThat(score(wrong)).isGreaterThan(BigDecimal.ZERO).isLessThan(BigDecimal.valueOf(100));
    assertThat(tests(wrong)).anyMatch(t -> t.text("status").orElse("").equals("failed"));
    assertThat(tests(wrong).stream().map(t -> t.text("visibility").orElseThrow()))
        .contains("visible", "hidden")
        .doesNotContain("after_due_date");
  }

  @Test
  void whatCannotBeGradedHasNoScoreAndSaysWhatToHandIn() throws Exception {
    Json.Obj nothing = graded(script("run_autograder"));
    assertThat(nothing.text("output").orElseThrow()).contains("Hand in the .java file");
    Files.writeString(submission.resolve("essay.pdf"), "%PDF-1.7 \033]0;owned\007");
    Json.Obj essay = graded(script("run_autograder"));
    assertThat(essay.text("output").orElseThrow()).contains("PDF", "Hand in the .java file");
    for (Json.Obj each : List.of(nothing, essay)) {
      assertThat(each.get("score")).isEmpty();
      assertThat(each.get("tests")).as("nothing failed on our side").isEmpty();
      assertThat(each.text("visibility")).hasValue("visible");
    }
  }

  @Test
  void whatFailsOnOurSideHasNoScoreAndIsForTheInstructor() throws Exception {
    submit(SOLUTIONS.resolve("EchoUntilEof.java"));
    String given = script("run_autograder");
    Path damaged = Files.writeString(image.resolve("damaged.jar"), "no jar");
    Json.Obj exercise = graded(given.replace("EX04", "EX77"));
    Json.Obj pack = graded(given.replace("--exercise", "--answers gone.jar --exercise"));
    Json.Obj jar = graded(given.replace("--exercise", "--answers " + damaged + " --exercise"));
    Json.Obj folder = graded(given.replace("/submission ", "/submission-gone "));
    assertThat(cause(exercise)).contains("EX77");
    assertThat(cause(pack)).contains("answer pack");
    assertThat(cause(jar)).isNotBlank();
    assertThat(cause(folder)).contains("submission-gone");
  }

  private static String cause(Json.Obj results) {
    assertThat(results.get("score")).isEmpty();
    assertThat(results.text("output").orElseThrow()).contains("not the fault of your program");
    assertThat(results.text("stdout_visibility")).hasValue("hidden");
    assertThat(tests(results)).hasSize(1);
    Json.Obj only = tests(results).get(0);
    assertThat(only.get("score")).isEmpty();
    assertThat(only.text("visibility")).hasValue("hidden");
    return only.text("output").orElseThrow();
  }

  /** Root without the right to make namespaces, or to see other users' open files. */
  private static String inAContainer(String script) {
    return "exec setpriv --inh-caps=-all --bounding-set=-all,"
        + "+chown,+dac_override,+fowner,+kill,+setgid,+setuid,+setpcap bash -s <<'END'\n"
        + script
        + "END\n";
  }

  private static void asRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "not started by root");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
  }

  @Test
  void inAContainerOfFewRightsASubmissionReadsNoPackAndWritesNoResults() throws Exception {
    asRoot();
    String source = Files.readString(SOLUTIONS.resolve("EchoUntilEof.java"));
    Path pack = autograder().resolve("source/loopbook/target/answers.jar");
    String thief =
        String.format(
            """
            class Thief {
              static void steal() {
                denied(() -> new java.io.FileInputStream("%s"));
                denied(() -> new java.io.FileOutputStream("%s"));
              }
              private static void denied(java.util.concurrent.Callable<java.io.Closeable> open) {
                try (var file = open.call()) {
                  throw new Error("has it");
                } catch (Exception e) {
                  if (!e.getMessage().contains("Permission denied")) {
                    throw new Error(e);
                  }
                }
              }
            }
            """,
            pack, results);
    String robbed =
        source.replaceFirst("(public static void \\w+\\([^{]*\\{)", "$1 Thief.steal();");
    assertThat(robbed).isNotEqualTo(source);
    Files.writeString(submission.resolve("EchoUntilEof.java"), robbed + thief);
    Json.Obj right = graded(inAContainer(script("run_autograder")));
    assertThat(right.object("extra_data").orElseThrow().get("isolation").orElseThrow())
        .isEqualTo(new Json.Num(BigDecimal.ONE));
    assertThat(score(right)).isEqualByComparingTo("100");
  }

  @Test
  void inAContainerOfFewRightsChecksSeeWhatAProgramHasOpen() throws Exception {
    asRoot();
    String script = inAContainer(script("run_autograder").replace("EX04", "EX16"));
    Path restart = HOME.resolve("solutions/16-restart");
    submit(restart.resolve("Restart.java"));
    assertThat(score(graded(script))).isEqualByComparingTo("100");
    submit(restart.resolve("wrong/every-address/Restart.java"));
    Json.Obj wrong = graded(script);
    assertThat(tests(wrong)).anyMatch(t -> t.toString().contains("listening on every address"));
  }

  @Test
  void whereOnlyRootCanReadThisNothingIsGraded() throws Exception {
    asRoot();
    submit(SOLUTIONS.resolve("EchoUntilEof.java"));
    Path folder = autograder().resolve("source");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    try {
      assertThat(cause(graded(inAContainer(script("run_autograder")))))
          .contains("started by root", "cannot read", "loopbook/target");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void aCommandThatIsWrittenWronglyIsRefused() throws Exception {
    Ended none = bash(autograder(), script("run_autograder").replace("--exercise EX04", ""));
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.out()).contains("--exercise EX04");
    Ended when = bash(autograder(), script("run_autograder").replace("after_due_date", "soon"));
    assertThat(when.code()).isEqualTo(2);
    assertThat(when.out()).contains("\"soon\"", "after_published");
  }
}
