package loopbook.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import loopbook.course.Course;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Palette;
import loopbook.text.Text;
import loopbook.text.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The course of this checkout. */
class CourseTest {
  private static final Shelf SHELF = Shelf.open(Path.of(System.getProperty("loopbook.home", ".")));

  /** Beginnings of each lesson that are read. */
  private static final int PREFIXES = 120;

  static Stream<Spine> lessons() {
    return SHELF.spines().stream();
  }

  @Test
  void nothingIsWrongInIt() {
    Lint.Report report = Lint.check(SHELF);
    assertThat(report.problems()).as("defects of the course").isEmpty();
    assertThat(report.course().lessons()).hasSizeGreaterThanOrEqualTo(14);
    assertThat(report.mirrored().keySet()).containsExactly("D0", "D1", "D2", "D3", "D4");
    System.out.println("rows mirrored " + report.mirrored() + ", open " + report.open().size());
  }

  @Test
  void thePageOnCoverageIsUpToDate() throws Exception {
    Path page = SHELF.home().resolve("docs/coverage.md");
    assertThat(Files.readAllLines(page))
        .as("run ./loopbook coverage > docs/coverage.md")
        .isEqualTo(Coverage.page(SHELF.course()));
  }

  @Test
  void theWholeInventoryIsRead() {
    Course course = SHELF.course();
    assertThat(course.rows()).hasSize(98 + 139 + 87 + 68);
    assertThat(course.tracks()).containsOnlyKeys("D0", "D1", "D2", "D3", "D4");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void isShownWithinEveryWidth(Spine spine) {
    Lesson lesson = SHELF.lesson(spine).lesson();
    assertThat(lesson.pieces()).isNotEmpty();
    for (Theme theme : Theme.values()) {
      for (Palette palette : Palette.values()) {
        for (int width : List.of(20, 40, 80, 200)) {
          Look look = new Look(theme, palette, width);
          Page page = new Page(look);
          for (Piece piece : lesson.pieces()) {
            Text text = page.piece(lesson, piece);
            for (Line line : text.lines()) {
              assertThat(line.width()).as("%s: %s", spine.id(), line).isLessThanOrEqualTo(width);
            }
          }
        }
      }
    }
  }

  /** Prose is filled, so only drawings and code could be cut: at 80 columns none of them is. */
  @ParameterizedTest
  @MethodSource("lessons")
  void nothingIsCutAtTheUsualWidth(Spine spine) {
    Lesson lesson = SHELF.lesson(spine).lesson();
    Page page = new Page(Look.plain(Look.USUAL));
    for (Piece piece : lesson.pieces()) {
      assertThat(page.piece(lesson, piece).plain())
          .as("%s, line %d", spine.file(), piece.line())
          .doesNotContain(Theme.UNICODE.of(Theme.Glyph.WRAPPED));
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void everyBeginningOfItIsRead(Spine spine) throws Exception {
    String text = Files.readString(spine.file());
    int step = Math.max(1, text.length() / PREFIXES);
    for (int end = 0; end <= text.length(); end += step) {
      Source source = Source.of(spine.file(), text.substring(0, end));
      Lesson lesson = LessonReader.read(source, spine.chapter(), spine.place()).lesson();
      Page page = new Page(Look.plain(30));
      lesson.pieces().forEach(p -> page.piece(lesson, p));
    }
  }
}
