package loopbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.ReportJson;
import loopbook.markup.CsvReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Grades a class, changes a hidden test, and grades it again, with the built jar. */
@Timeout(300)
class RegradeTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home"));
  private static final String ECHO = "04-echo-until-eof/EchoUntilEof.java";
  private static final String END = "endOfStream";

  @TempDir Path folder;

  private record Ended(int code, String out) {}

  @BeforeEach
  void handIn() throws IOException {
    String echo = Files.readString(HOME.resolve("solutions").resolve(ECHO));
    String loud =
        echo.replace(
            "out.write(buffer, 0, n);",
            "out.write(new String(buffer, 0, n, java.nio.charset.StandardCharsets.ISO_8859_1)"
                + ".toUpperCase().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));");
    assertThat(loud).isNotEqualTo(echo);
    put("class/ann/EchoUntilEof.java", echo);
    put("class/bob/EchoUntilEof.java", loud);
    put("class/kim/EchoUntilEof.java", echo);
    put("class/kim/WhoAmI.java", "class WhoAmI { int n = \"one\"; }");
    put("class/gus/EchoUntilEof.java", echo);
    put("roster.csv", "id,name\nkim,Kim\nzoe,\"Absent, Zoe\"\nann,Ann\nbob,Bob\ngus,Gus\n");
    put("hand.csv", "student,exercise,points,reason\nkim,EX04,90,\"Late, agreed\"\n");
  }

  private void put(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** An answer pack whose test of the end of the stream wants it back in other letters. */
  private String otherPack() throws IOException {
    Path source = HOME.resolve("solutions/04-echo-until-eof/tests/EchoUntilEofHidden.java");
    String text = Files.readString(source);
    String changed = text.replaceFirst("expect\\(line", "expect(line.toUpperCase()");
    assertThat(changed).isNotEqualTo(text);
    put("changed/EchoUntilEofHidden.java", changed);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                folder.resolve("changed/EchoUntilEofHidden.java").toString());
    assertThat(code).isZero();
    Path pack = folder.resolve("other.jar");
    Files.copy(HOME.resolve("target/answers.jar"), pack);
    try (FileSystem jar = FileSystems.newFileSystem(pack)) {
      Files.copy(
          classes.resolve("ex04/EchoUntilEofHidden.class"),
          jar.getPath("ex04/EchoUntilEofHidden.class"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    return pack.toString();
  }

  private Process begin(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    command.add(HOME.resolve("target/loopbook.jar").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("LOOPBOOK") || n.equals("COLUMNS"));
    builder.environment().put("LOOPBOOK_WORKSPACE", folder.resolve("ws").toString());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    return process;
  }

  private Ended run(String... arguments) throws Exception {
    Process process = begin(arguments);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String out = String.join("\n", lines.lines().toList());
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      return new Ended(process.exitValue(), out);
    } finally {
      process.destroyForcibly();
    }
  }

  private void grade(String exercises) throws Exception {
    Ended graded =
        run(
            "grade",
            "class",
            "--exercise",
            exercises,
            "--roster",
            "roster.csv",
            "--out",
            "one",
            "--overrides",
            "hand.csv",
            "--seed",
            "7");
    assertThat(graded.code()).as(graded.out()).isZero();
  }

  private Report report(String out, String name) throws IOException {
    Path file = folder.resolve(out).resolve("students").resolve(name + ".json");
    return ReportJson.read(Files.readString(file)).orElseThrow();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** Rows without their headings, of changes.csv: who, which exercise, what, the points, check. */
  private List<String> changes(String out) throws IOException {
    return CsvReader.read(text(out + "/changes.csv"), ',').rows().stream()
        .skip(1)
        .map(r -> r.cells())
        .map(c -> String.join(" ", c.get(0), c.get(2), c.get(3), c.get(4), c.get(5), c.get(13)))
        .map(String::strip)
        .toList();
  }

  @Test
  void aChangedTestMovesSomeAndNeitherTouchesWhatIsSetByHandNorWhatIsGone() throws Exception {
    grade("EX04,EX01");
    String sources = "one/sources/gus/EX04/EchoUntilEof.java";
    put(sources, text(sources) + "// a better one\n");
    Ended again =
        run("regrade", "one", "--out", "two", "--answers", otherPack(), "--exercise", "EX04");
    assertThat(again.code()).as("gus has no verdict: " + again.out()).isEqualTo(3);
    assertThat(again.out())
        .contains("of 4  ann  EX04", "1 lower", "1 higher")
        .doesNotContain("\033");

    assertThat(changes("two"))
        .hasSize(10)
        .startsWith(
            "ann EX04 DOWN 100 88.89 " + END,
            "gus EX04 UNGRADED 100",
            "kim EX04 OVERRIDDEN 90 90 " + END)
        .element(3)
        .asString()
        .startsWith("bob EX04 UP ")
        .endsWith(END);
    assertThat(text("two/changes.txt").replaceAll("\\s+", " "))
        .contains("The peer sent a word and did not get it back.", "Late, agreed")
        .contains("not those that were graded");

    Report kim = report("two", "kim");
    assertThat(kim.award("EX04").orElseThrow().points()).isEqualByComparingTo("90");
    assertThat(kim.of("EX04").orElseThrow().score().orElseThrow().points()).hasToString("88.89");
    assertThat(kim.of("EX01"))
        .as("not asked for: taken as it was")
        .isEqualTo(report("one", "kim").of("EX01"));
    Graded gone = report("two", "gus").of("EX04").orElseThrow();
    assertThat(gone.state()).isEqualTo(Graded.State.GONE);
    assertThat(gone.score()).isEmpty();
    assertThat(folder.resolve("two/sources/gus/EX04")).doesNotExist();
    List<CsvReader.Row> grades = CsvReader.read(text("two/grades.csv"), ',').rows();
    assertThat(grades.stream().map(r -> r.cells().get(0)))
        .containsExactly("id", "kim", "zoe", "ann", "bob", "gus");
    assertThat(grades.get(5).cells()).startsWith("gus", "Gus", "", "", "0", "GONE", "", "");
    assertThat(report("two", "ann").of("EX04").orElseThrow().terms().seed()).isEqualTo(7);
  }

  @Test
  void whatCannotHaveChangedIsNotCheckedAgainUnlessAllIs() throws Exception {
    grade("EX04");
    put("more.csv", "student,exercise,points,reason\nann,EX04,10,copied\nkim,EX04,computed,\n");
    Ended same = run("regrade", "one", "--out", "two", "--overrides", "more.csv");
    assertThat(same.code()).as(same.out()).isZero();
    assertThat(same.out()).contains("4 of 4 submissions have a result", "The same tests");
    assertThat(report("two", "bob")).isEqualTo(report("one", "bob"));
    assertThat(changes("two")).startsWith("ann EX04 DOWN 100 10", "kim EX04 UP 90 100");
    assertThat(text("two/overrides.csv")).contains("copied").doesNotContain("kim");

    Files.delete(folder.resolve("two/overrides.csv"));
    put("two/overrides.csv", "student,exercise,points,reason\nann,EX04,10,copied\nzed,EX04,1,x\n");
    Ended bad = run("regrade", "two", "--out", "three");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.out()).contains("Line 3: there is no student \"zed\".");
    Ended itself = run("regrade", "two", "--out", "two", "--resume");
    assertThat(itself.code()).isEqualTo(2);
    assertThat(itself.out()).contains("is the earlier grading itself");

    String[] all = {"regrade", "one", "--out", "four", "--all", "--jobs", "1"};
    Process killed = begin(all);
    try (BufferedReader lines = killed.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("2 of 4")) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
    } finally {
      killed.destroyForcibly().waitFor();
    }
    assertThat(folder.resolve("four/changes.csv")).doesNotExist();
    assertThat(run("regrade", "four", "--out", "five").out()).contains("is not finished");
    Ended resumed =
        run(Stream.concat(Stream.of(all), Stream.of("--resume")).toArray(String[]::new));
    assertThat(resumed.code()).as(resumed.out()).isZero();
    assertThat(resumed.out()).containsPattern("[23] of 4 submissions have a result");
    assertThat(changes("four")).hasSize(5).allMatch(row -> row.contains("SAME"));
    assertThat(report("four", "kim").award("EX04").orElseThrow().points()).hasToString("90");
  }

  @Test
  void whatIsNoGradingIsRefused() throws Exception {
    assertThat(run("regrade", "class", "--out", "o").out()).contains("no folder of a grading");
    assertThat(run("regrade", "class").out()).contains("--out DIR");
    assertThat(folder.resolve("o")).doesNotExist();
  }
}
