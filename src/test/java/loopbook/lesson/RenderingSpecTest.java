package loopbook.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import loopbook.text.Line;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code rendering.md} says is what is shown. {@code -Dloopbook.spec=write} writes what is
 * shown into the file; review the difference.
 */
class RenderingSpecTest {
  @BeforeAll
  static void rewriteIfAsked() throws IOException {
    if (!"write".equals(System.getProperty("loopbook.spec"))) {
      return;
    }
    var lines = new ArrayList<>(Files.readAllLines(SpecExample.FILE));
    List<SpecExample> all = SpecExample.all();
    for (int i = all.size() - 1; i >= 0; i--) {
      SpecExample example = all.get(i);
      int start = example.line() + (int) example.source().lines().count() + 1;
      int end = start + lines.subList(start, lines.size()).indexOf("``````````");
      lines.subList(start, end).clear();
      lines.addAll(start, example.rendered().lines().toList());
    }
    Files.write(SpecExample.FILE, lines);
  }

  static List<SpecExample> examples() throws IOException {
    return SpecExample.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void isShownAsTheSpecSays(SpecExample example) {
    assertThat(example.rendered())
        .as("example %s, whose source is:%n%s", example, example.source())
        .isEqualTo(example.expected());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noLineIsTooWideAtAnyWidth(SpecExample example) {
    for (int width : List.of(10, 11, 13, 17, 20, 29, 40, 60, 80, 133, 200)) {
      for (Line line : new Page(example.look().width(width)).prose(example.source()).lines()) {
        assertThat(line.width())
            .as("%s at %d: %s", example, width, line)
            .isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void theSpecHasItsExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(40);
  }
}
