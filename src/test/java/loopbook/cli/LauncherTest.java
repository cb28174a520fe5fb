package loopbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real launcher in a checkout of its own, with a Java and a Maven that only pretend. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String MAVEN_BUILDS =
      """
      echo build >> "$PWD/builds"
      mkdir -p target
      echo "built $(cat builds | wc -l)" > target/loopbook.jar
      """;

  @TempDir Path folder;
  private Stage stage;

  @BeforeEach
  void checkout() throws IOException {
    stage = new Stage(folder.resolve("my checkout"), folder.resolve("tools"));
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("no java on the PATH", "a JDK (not a JRE)", "Install one");
  }

  @Test
  void aJavaHomeWithoutJavaIsNamed() throws Exception {
    Stage.Ended ended = stage.with("JAVA_HOME", "/no/such/jdk").run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("JAVA_HOME is /no/such/jdk", "unset it");
  }

  @ParameterizedTest
  @CsvSource({"11.0.22, version 11.0.22", "1.8.0_392, version 1.8.0_392"})
  void anOldJdkIsRefusedByItsVersion(String version, String said) throws Exception {
    stage.jdk("old", version, true);
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(said, "17 or later");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aVersionThatOnlyJavaItselfTellsIsAsked() throws Exception {
    Path jdk = stage.jdk("quiet", "17.0.1", true);
    Files.delete(jdk.resolve("release"));
    stage.script(jdk.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("version 11.0.2");
  }

  @Test
  void aJreIsRefused() throws Exception {
    stage.jdk("jre", "17.0.9", false);
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("is a JRE: it has no compiler");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    stage.jdk("17", "17.0.9", true);
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("no mvn on the PATH", "apt install maven");
  }

  @Test
  void theFirstStartBuildsInOneLineAndTheSecondDoesNot() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Stage.Ended first = stage.run("open", "L0.1");
    assertThat(first.code()).isZero();
    assertThat(first.err().lines()).hasSize(1).first().asString().contains("is built, once");
    assertThat(first.out()).contains("<open>", "<L0.1>");

    Stage.Ended second = stage.run();
    assertThat(second.code()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(stage.builds()).isEqualTo(1);
  }

  @Test
  void argumentsAndExitCodesPassThrough() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Stage.Ended ended = stage.with("JAVA_ENDS", "4").run("two words", "", "*", "$HOME", "--all");
    assertThat(ended.out()).contains("<two words>\n<>\n<*>\n<$HOME>\n<--all>");
    assertThat(ended.code()).isEqualTo(4);
  }

  @Test
  void itFindsItsCheckoutFromAnywhereAndThroughLinks() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path absolute = bin.resolve("absolute");
    Files.createSymbolicLink(absolute, stage.checkout().resolve("loopbook"));
    Path relative = bin.resolve("relative");
    Files.createSymbolicLink(relative, Path.of("../my checkout/loopbook"));
    Path twice = bin.resolve("twice");
    Files.createSymbolicLink(twice, Path.of("relative"));
    String home = "<-Dloopbook.home=" + stage.checkout() + ">";
    assertThat(stage.start(bin, absolute.toString()).out()).contains(home);
    for (String name : List.of("./relative", "./twice")) {
      String seen = stage.start(bin, name).out();
      assertThat(Path.of(value(seen, "-Dloopbook.home=")).toRealPath())
          .isEqualTo(stage.checkout().toRealPath());
    }
    assertThat(stage.start(stage.checkout(), "./loopbook").out()).contains(home);
    assertThat(stage.start(folder, "my checkout/loopbook").out()).contains(home);
    assertThat(stage.builds()).isEqualTo(1);
  }

  @Test
  void aNewerSourceOrADeletedOneIsBuiltAgain() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Path source = stage.source("src/main/java/A.java");
    stage.source("exercises/04-echo/tests/Visible.java");
    stage.source("exercises/04-echo/README.md");
    stage.run();
    stage.age();

    Files.setLastModifiedTime(stage.checkout().resolve("exercises/04-echo/README.md"), now());
    stage.run();
    assertThat(stage.builds()).as("a task is no source").isEqualTo(1);

    Files.setLastModifiedTime(source, now());
    Stage.Ended second = stage.run();
    assertThat(second.err()).contains("is rebuilt, since a source has changed");
    assertThat(stage.builds()).isEqualTo(2);
    stage.age();

    Files.setLastModifiedTime(
        stage.checkout().resolve("exercises/04-echo/tests/Visible.java"), now());
    stage.run();
    assertThat(stage.builds()).isEqualTo(3);
    stage.age();

    Files.delete(source);
    stage.run();
    assertThat(stage.builds()).isEqualTo(4);
  }

  @Test
  void aSourceFromTheFutureIsBuiltOnce() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Path source = stage.source("src/main/java/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plus(Duration.ofDays(2))));
    stage.run();
    stage.run();
    assertThat(stage.builds()).isEqualTo(1);
  }

  @Test
  void anUnreachableRepositoryIsToldFromABrokenBuild() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(
        "echo '[ERROR] Failed to execute goal: Could not transfer artifact org.x:y:1 from/to"
            + " central: Unknown host'\nexit 1\n");
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Maven cannot fetch", "org.x:y:1", "Connect to the network");
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void aFailedFirstBuildShowsItsFirstError() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(
        """
        echo '[INFO] something'
        echo '[ERROR] /x/src/main/java/A.java:[3,5] cannot find symbol'
        echo '[ERROR] /x/src/main/java/B.java:[9,9] another'
        exit 1
        """);
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err())
        .contains("A.java:[3,5] cannot find symbol", "target/build.log")
        .doesNotContain("B.java");
  }

  @Test
  void afterAFailedRebuildThePreviousBuildIsThereForWhoAsks() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Path source = stage.source("src/main/java/A.java");
    stage.run();
    stage.age();
    Files.setLastModifiedTime(source, now());
    stage.maven("echo '[ERROR] A.java:[1,1] no'\nexit 1\n");

    Stage.Ended refused = stage.run();
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("LOOPBOOK_PREVIOUS=yes");
    assertThat(stage.checkout().resolve("target/loopbook.jar")).hasContent("built 1");

    Stage.Ended asked = stage.with("LOOPBOOK_PREVIOUS", "yes").run("contents");
    assertThat(asked.code()).isZero();
    assertThat(asked.out()).contains("<contents>");
    assertThat(asked.err()).contains("Starting the previous build");
  }

  @Test
  void aMavenThatMakesNoJarIsAFailedBuild() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven("echo odd");
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("the build failed", "odd");
  }

  @Test
  void firstStartsAtOnceBuildOnce() throws Exception {
    stage.jdk("17", "17.0.9", true);
    // the build lasts until another start has seen its lock, or was too late for it
    stage.maven("for i in 1 2 3 4 5 6 7 8; do sleep 0.1; done\n" + MAVEN_BUILDS);
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      starts.add(stage.begin(stage.checkout(), "./loopbook", "n" + i));
    }
    for (int i = 0; i < 4; i++) {
      Stage.Ended ended = Stage.end(starts.get(i));
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.out()).contains("<n" + i + ">");
    }
    assertThat(stage.builds()).isEqualTo(1);
    assertThat(Files.exists(stage.checkout().resolve("target/.building"))).isFalse();
  }

  @Test
  void theLockOfADeadBuilderIsTakenOver() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path target = Files.createDirectories(stage.checkout().resolve("target"));
    Files.createSymbolicLink(target.resolve(".building"), Path.of(String.valueOf(dead.pid())));
    assertThat(stage.run().code()).isZero();
    assertThat(stage.builds()).isEqualTo(1);
  }

  @Test
  void theArchiveIsMadeOnceThenUsedAndMadeAnewForAnotherJar() throws Exception {
    Path jdk = stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    stage.archives();
    Stage.Ended first = stage.run();
    assertThat(first.out()).doesNotContain("SharedArchiveFile", "AOTCache");
    Path archive = stage.checkout().resolve("target/archive/17-17.0.9-Test.jsa");
    await(() -> Files.exists(archive));
    assertThat(archive).hasContent("archive");
    Stage.Ended second = stage.run();
    assertThat(second.out()).contains("<-XX:SharedArchiveFile=" + archive + ">");
    assertThat(second.out()).contains("<-Xlog:disable>");
    Path library = archive.resolveSibling("native");
    assertThat(second.out()).contains("<-Dlibrary.jline.path=" + library + ">");

    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.10\"\nIMPLEMENTOR=\"Test\"\n");
    assertThat(stage.run().out()).doesNotContain("SharedArchiveFile");
    Path other = stage.checkout().resolve("target/archive/17-17.0.10-Test.jsa");
    await(() -> Files.exists(other));

    Files.setLastModifiedTime(other, FileTime.from(Instant.EPOCH));
    assertThat(stage.run().out()).doesNotContain("SharedArchiveFile");
    await(() -> Files.exists(other) && Files.getLastModifiedTime(other).toMillis() > 0);
  }

  @Test
  void jdk25GetsItsOwnKindOfArchive() throws Exception {
    stage.jdk("25", "25.0.1", true);
    stage.maven(MAVEN_BUILDS);
    stage.archives();
    assertThat(stage.run().out()).doesNotContain("ArchiveClassesAtExit", "SharedArchiveFile");
    Path archive = stage.checkout().resolve("target/archive/25-25.0.1-Test.aot");
    await(() -> Files.exists(archive));
    assertThat(stage.run().out()).contains("<-XX:AOTCache=" + archive + ">");
  }

  @Test
  void aCheckoutThatCannotBeWrittenIsSaid() throws Exception {
    stage.jdk("17", "17.0.9", true);
    stage.maven(MAVEN_BUILDS);
    Files.writeString(stage.checkout().resolve("target"), "a file in its place");
    Stage.Ended ended = stage.run();
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot write to");
  }

  /** The path of the real one, so that the stage copies what is shipped. */
  static Path launcher() {
    return Path.of(System.getProperty("loopbook.home")).resolve("loopbook");
  }

  static void copyLauncher(Path to) throws IOException {
    Files.copy(launcher(), to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static FileTime now() {
    return FileTime.from(Instant.now());
  }

  private static String value(String output, String name) {
    int from = output.indexOf("<" + name) + name.length() + 1;
    return output.substring(from, output.indexOf(">\n", from));
  }

  private interface Check {
    boolean holds() throws IOException;
  }

  private static void await(Check check) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!check.holds()) {
      assertThat(System.nanoTime()).as("30 seconds passed").isLessThan(deadline);
      Thread.onSpinWait();
      Thread.yield();
    }
  }
}
