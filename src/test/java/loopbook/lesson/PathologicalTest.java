package loopbook.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import loopbook.course.Lesson;
import loopbook.text.Line;
import loopbook.text.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that can be written in a file hangs or ends the reader. */
class PathologicalTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static Stream<Map.Entry<String, String>> inputs() {
    return Stream.of(
        Map.entry("one line of a megabyte", "word ".repeat(200_000)),
        Map.entry("one word of a megabyte", "x".repeat(1 << 20)),
        Map.entry("ten thousand items", "* item\n".repeat(10_000)),
        Map.entry("ten thousand paragraphs", "text\n\n".repeat(10_000)),
        Map.entry("lists in lists", nested("  ", "* a\n", 1_000)),
        Map.entry("quotes in quotes", ">".repeat(20_000) + " deep\n"),
        Map.entry("quotes and lists", "> * ".repeat(5_000) + "deep\n"),
        Map.entry(
            "emphasis in emphasis", "*a **a ".repeat(20_000) + "b" + " a** a*".repeat(20_000)),
        Map.entry("brackets", "[".repeat(50_000) + "a" + "](b)".repeat(50_000)),
        Map.entry("open brackets", "[a](".repeat(50_000)),
        Map.entry("backticks", "`a``".repeat(50_000)),
        Map.entry("open tags", "<a <!-- ".repeat(50_000)),
        Map.entry("a table of many rows", "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(10_000)),
        Map.entry(
            "a table of many columns",
            "|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n" + "|b".repeat(2_000) + "|\n"),
        Map.entry(
            "code of long lines",
            "```java X1.1a\n" + "int x = \"a\" + ".repeat(20_000) + "\n```\n"),
        Map.entry("many fences", "```java X1.1a\nint x;\n```\n\n".repeat(3_000)),
        Map.entry("many examples", examples(1_000)),
        Map.entry("many cards", "> Q\n> <!-- card one\n> -->\n\n".repeat(3_000)),
        Map.entry("a card that never ends", "> <!-- card one\n" + "> a if x\n".repeat(20_000)),
        Map.entry("controls", "\u0000\u001b[2J\u009b\u202e\ud800 ".repeat(20_000)),
        Map.entry("marks", "e" + "\u0301".repeat(200_000)));
  }

  private static String nested(String indent, String item, int depth) {
    var out = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      out.append(indent.repeat(i)).append(item);
    }
    return out.toString();
  }

  private static String examples(int count) {
    var out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append("```java X1.").append(i).append("a\nint x;\n```\n\n```output\nx\n```\n\n");
    }
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isReadAndShown(Map.Entry<String, String> input) {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          String text = "---\nid: L1.1\ntitle: T\n---\n" + input.getValue();
          Lesson lesson = LessonReader.read(Source.of(Path.of("x.md"), text), 1, 1).lesson();
          for (int width : new int[] {20, 80}) {
            Page page = new Page(Look.plain(width));
            for (var piece : lesson.pieces()) {
              for (Line line : page.piece(lesson, piece).lines()) {
                assertThat(line.width()).isLessThanOrEqualTo(width);
              }
            }
          }
        });
  }

  @Test
  void hugeFrontMatterAndSources() {
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          String front =
              "---\nid: L1.1\nmirrors: [" + "D0.S1, ".repeat(100_000) + "\n".repeat(50_000) + "]\n";
          LessonReader.read(Source.of(Path.of("x.md"), front), 1, 1);
          String rows = "| id | what |\n" + "| D0.S1 | x |\n".repeat(50_000);
          assertThat(SourcesReader.read(Source.of(Path.of("s.md"), rows)).rows()).hasSize(1);
        });
  }
}
