package loopbook.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchiveTest {
  private static final Path TARGET = Path.of(System.getProperty("loopbook.home", "."), "target");

  /** {@code -Xshare:on} makes an archive that cannot be used the end of the start. */
  @Test
  void theBuildWroteAClassArchiveThatThisJvmCanUse() throws Exception {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xshare:on",
                    "-XX:+UseSerialGC",
                    "-XX:SharedArchiveFile=" + Archive.of(TARGET.resolve("child.jar")),
                    "-Xlog:class+load",
                    "-jar",
                    TARGET.resolve("child.jar").toString(),
                    "--train"))
            .redirectErrorStream(true)
            .start();
    String loaded = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as(loaded).isZero();
    assertThat(loaded)
        .containsPattern("loopbook[.]judge[.]child[.]Work source: shared objects file");
  }
}
