package loopbook.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive that a training session writes, and the library beside it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the classes are those of --train itself")
class TrainingTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home"));
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final String JAR = HOME.resolve("target/loopbook.jar").toString();

  @TempDir Path folder;

  @Test
  void holdsWhatOnlyASessionAtATerminalLoads() throws Exception {
    Path archive = folder.resolve("new");
    run(JAVA, "-Dloopbook.home=" + HOME, "-jar", JAR, "--train", archive.toString());
    assertThat(folder.resolve("native").resolve(System.mapLibraryName("jlinenative"))).exists();

    boolean cache = Runtime.version().feature() >= 25;
    String loaded =
        run(
            JAVA,
            (cache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive,
            "-XX:+UseSerialGC",
            "-Xlog:class+load",
            "-cp",
            JAR + File.pathSeparator + HOME.resolve("target/test-classes"),
            Loads.class.getName());
    for (String name : Loads.NAMES) {
      assertThat(loaded).containsPattern("\\Q" + name + "\\E source: shared objects file");
    }
  }

  /** Loads classes by name. */
  static final class Loads {
    static final List<String> NAMES =
        List.of(
            "org.jline.reader.impl.LineReaderImpl",
            "org.jline.terminal.impl.jni.JniUnixSysTerminal",
            "loopbook.shell.Repl",
            "loopbook.wire.view.SequenceView",
            "jdk.jshell.JShell");

    private Loads() {}

    public static void main(String[] args) throws ClassNotFoundException {
      for (String name : NAMES) {
        Class.forName(name);
      }
    }
  }

  private String run(String... command) throws Exception {
    File out = folder.resolve("out").toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
      String printed = Files.readString(out.toPath(), UTF_8);
      assertThat(process.exitValue()).as(printed).isZero();
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }
}
