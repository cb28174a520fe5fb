package loopbook.cli;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.ReportJson;
import loopbook.judge.Cost;
import loopbook.markup.CsvReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Grades a small class with the built jar, as an instructor does: real checks, a real kill. */
@Timeout(300)
class GradeTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home"));

  @TempDir Path folder;

  private record Ended(int code, String out) {}

  @BeforeEach
  void handIn() throws IOException {
    String echo = solution("04-echo-until-eof/EchoUntilEof.java");
    put("ann/src/EchoUntilEof.java", echo);
    put("ann/src/WhoAmI.java", solution("01-who-am-i/WhoAmI.java"));
    put("=cmd|x/EchoUntilEof.java", "package my;\n" + echo);
    put("eve/EchoUntilEof.java", "public class EchoUntilEof {\n  int n = \"one\";\n}\n");
    put("kim/essay.pdf", "%PDF-1.7 \033]0;owned\007");
    Path zip = folder.resolve("class/bob.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("../../../escaped/EchoUntilEof.java"));
      out.write("class EchoUntilEof { }".getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new ZipEntry("work/EchoUntilEof.java"));
      String wrong = solution("04-echo-until-eof/wrong/never-closes/EchoUntilEof.java");
      out.write(wrong.getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(
        folder.resolve("roster.csv"),
        "id,name\nzoe,\"Absent, Zoe\"\neve,Eve\nann,Ann\nbob,Bob\nkim,Kim\n=cmd|x,@sum\n");
  }

  private static String solution(String path) throws IOException {
    return Files.readString(HOME.resolve("solutions").resolve(path));
  }

  private void put(String path, String text) throws IOException {
    Path file = folder.resolve("class").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Process begin(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
    command.add(HOME.resolve("target/loopbook.jar").toString());
    command.add("grade");
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

  private Report report(String out, String name) throws IOException {
    Path file = folder.resolve(out).resolve("students").resolve(name + ".json");
    return ReportJson.read(Files.readString(file)).orElseThrow();
  }

  @Test
  void aClassIsGradedAndTheSameAgainInAnotherOrder() throws Exception {
    String[] common = {"class", "--exercise", "EX01,EX04", "--roster", "roster.csv"};
    Ended first = run(with(common, "--out", "one"));
    assertThat(first.code()).as(first.out()).isZero();
    assertThat(first.out()).contains("5 of 5", "kim", "zoe").doesNotContain("\033");
    List<CsvReader.Row> rows =
        CsvReader.read(Files.readString(folder.resolve("one/grades.csv")), ',').rows();
    assertThat(rows.stream().map(r -> r.cells().get(0)))
        .containsExactly("id", "zoe", "eve", "ann", "bob", "kim", "'=cmd|x");
    assertThat(rows.get(1).cells()).startsWith("zoe", "Absent, Zoe", "", "", "0", "ABSENT", "");
    assertThat(rows.get(3).cells()).startsWith("ann", "Ann", "200", "200", "2", "PASS", "100");
    assertThat(rows.get(5).cells()).startsWith("kim", "Kim", "", "", "0", "UNREADABLE", "");

    Report bob = report("one", "bob");
    Graded wrong = bob.of("EX04").orElseThrow();
    assertThat(wrong.state()).isEqualTo(Graded.State.GRADED);
    assertThat(wrong.allPassed()).isFalse();
    assertThat(wrong.terms().isolation()).isBetween(1, 3);
    assertThat(bob.notes()).anyMatch(n -> n.contains("would lead out of its folder"));
    Graded broken = report("one", "eve").of("EX04").orElseThrow();
    assertThat(broken.faults().get(0).line()).isEqualTo(2);
    assertThat(broken.score().orElseThrow().points()).isZero();
    assertThat(Files.readString(folder.resolve("one/students/eve.txt")))
        .contains("EchoUntilEof.java:2: incompatible types", "does not compile");
    assertThat(Files.readString(folder.resolve("one/intake.txt"))).contains("a PDF document");

    Ended second = run(with(common, "--out", "two", "--seed", "99", "--jobs", "2"));
    assertThat(second.code()).as(second.out()).isZero();
    assertThat(folder.resolve("two/grades.csv"))
        .hasSameBinaryContentAs(folder.resolve("one/grades.csv"));
    assertThat(report("two", "bob").of("EX04").orElseThrow().terms().seed()).isEqualTo(99);
    assertThat(withoutCost("two")).isEqualTo(withoutCost("one").replace("seed\": 0", "seed\": 99"));
    if (Files.isReadable(Path.of("/proc/self/stat"))) {
      Cost cost = report("one", "ann").of("EX04").orElseThrow().cost();
      assertThat(cost.processor().orElseThrow()).isBetween(ofMillis(200), ofSeconds(60));
      assertThat(cost.peakBytes().orElseThrow()).isBetween(10L << 20, 512L << 20);
    }
  }

  /** What must be the same each time. */
  private String withoutCost(String out) throws IOException {
    String text = Files.readString(folder.resolve(out).resolve("students/ann.json"));
    assertThat(text).contains("\"cost\": {");
    return text.replaceAll("\"cost\": \\{[^}]*}", "");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aKilledBatchGoesOnWhereItWas() throws Exception {
    String[] command = {"class", "--exercise", "EX04", "--out", "out"};
    Process killed = begin(command);
    Map<String, String> finished;
    try (BufferedReader lines = killed.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null && !line.startsWith("2 of 4")) {
        line = lines.readLine();
      }
      assertThat(line).isNotNull();
    } finally {
      killed.destroyForcibly().waitFor();
    }
    finished = finished();
    assertThat(finished).hasSizeBetween(2, 3);
    assertThat(folder.resolve("out/grades.csv")).doesNotExist();

    Ended refused = run(command);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).contains("out is not empty", "--resume");
    assertThat(finished()).isEqualTo(finished);

    Ended resumed = run(with(command, "--resume"));
    assertThat(resumed.code()).as(resumed.out()).isZero();
    assertThat(resumed.out()).contains(finished.size() + " of 4 submissions have a result");
    Map<String, String> all = finished();
    assertThat(all).containsAllEntriesOf(finished).hasSize(5);

    put("ann/src/EchoUntilEof.java", "public class EchoUntilEof { }");
    Ended changed = run(with(command, "--resume"));
    assertThat(changed.out()).contains("3 of 4 submissions have a result", "4 of 4  ann");
    Map<String, String> after = finished();
    assertThat(after.remove("ann.json")).isNotEqualTo(all.remove("ann.json"));
    assertThat(after).isEqualTo(all);
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.map(p -> p.getFileName().toString())).noneMatch(n -> n.endsWith(".draft"));
    }
  }

  /** The students' JSON files, with times in them: one that was checked again would differ. */
  private Map<String, String> finished() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("out/students"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void whatCannotBeginIsSaid() throws Exception {
    assertThat(run("class").out()).contains("--out DIR");
    assertThat(run("class", "--out", "o", "--jobs", "0").code()).isEqualTo(2);
    assertThat(run("nowhere", "--out", "o").code()).isEqualTo(2);
    Ended pack = run("class", "--out", "o", "--answers", "none.jar");
    assertThat(pack.code()).isEqualTo(4);
    Files.writeString(folder.resolve("roster.csv"), "id\nann\nann\n");
    Ended roster = run("class", "--out", "o", "--roster", "roster.csv");
    assertThat(roster.code()).isEqualTo(2);
    assertThat(roster.out()).contains("Line 3: the id ann is that of line 2 too.");
    assertThat(run("class", "--out", "class", "--resume").out()).contains("other files in it");
    assertThat(folder.resolve("o")).doesNotExist();
  }
}
