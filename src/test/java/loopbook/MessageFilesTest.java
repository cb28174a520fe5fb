package loopbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A message that stands twice in its file is said as the last one says it, and nobody notices. */
class MessageFilesTest {
  private static final Path RESOURCES =
      Path.of(System.getProperty("loopbook.home"), "src", "main", "resources");

  @Test
  void noKeyStandsTwice() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(RESOURCES)) {
      files = all.filter(file -> file.toString().endsWith(".properties")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(5);
    List<String> twice = new ArrayList<>();
    for (Path file : files) {
      Set<String> keys = new HashSet<>();
      for (String line : Files.readAllLines(file)) {
        int end = line.indexOf('=');
        if (end > 0 && !line.startsWith("#") && !keys.add(line.substring(0, end).strip())) {
          twice.add(RESOURCES.relativize(file) + ": " + line.substring(0, end));
        }
      }
    }
    assertThat(twice).isEmpty();
  }
}
