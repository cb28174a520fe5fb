package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.FileNames;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Score;
import loopbook.grade.Student;
import loopbook.grade.Terms;
import loopbook.judge.Cost;
import loopbook.judge.Verdict;
import loopbook.markup.CsvReader;
import org.junit.jupiter.api.Test;

class GradesCsvTest {
  private static final Terms TERMS = new Terms("1", "ab", 0, 1);
  private static final Exercise EXERCISE =
      new Exercise("EX04", "04", "Echo", "Echo", List.of(), Path.of("x"), "", List.of());

  private static Report report(String id, String name, Graded.State state) {
    boolean graded = state == Graded.State.GRADED;
    Graded one =
        new Graded(
            "EX04",
            "Echo",
            state,
            graded ? Optional.of(Verdict.FAIL) : Optional.empty(),
            graded
                ? Optional.of(new Score(new BigDecimal("7.5"), 10, 1, 2, 3, 4))
                : Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            false,
            List.of(),
            "",
            Cost.of(Duration.ofMillis(123)),
            "",
            TERMS);
    return new Report(Student.of(id, name), List.of(), List.of(one));
  }

  @Test
  void formulasAreTextAndWhatIsNotGradedIsEmpty() {
    Gradebook book =
        new Gradebook(
            List.of(EXERCISE),
            List.of(
                report("=1+1", "+cmd|' /C calc'!A0", Graded.State.GRADED),
                report("@x", "Lee, \"Ann\"", Graded.State.ABSENT),
                report("\t7", "-a\r\nb", Graded.State.FAULT)),
            List.of(),
            TERMS);
    List<CsvReader.Row> rows = CsvReader.read(GradesCsv.write(book), ',').rows();
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1).cells())
        .containsExactly(
            "'=1+1",
            "'+cmd|' /C calc'!A0",
            "7.5",
            "10",
            "1",
            "FAIL",
            "7.5",
            "10",
            "1",
            "2",
            "3",
            "4",
            "",
            "",
            "");
    assertThat(rows.get(2).cells())
        .containsExactly(
            "'@x", "Lee, \"Ann\"", "", "", "0", "ABSENT", "", "", "", "", "", "", "", "", "");
    assertThat(rows.get(3).cells()).startsWith("'\t7", "'-a\r\nb", "", "", "0", "FAULT", "");
  }

  @Test
  void everyIdHasASafeNameOfItsOwn() {
    List<String> ids =
        List.of(
            "ann", "Ann", "../../etc/passwd", "CON", "con.txt", "a b", "a_b", "", ".", "\u00E9");
    FileNames names = new FileNames(ids);
    assertThat(ids.stream().map(i -> names.of(i).toLowerCase(java.util.Locale.ROOT)))
        .doesNotHaveDuplicates()
        .allMatch(n -> n.matches("[a-z0-9][a-z0-9._-]*"))
        .noneMatch(n -> n.equals("con") || n.startsWith("con."));
    assertThat(names.of("a_b")).isEqualTo("a_b");
  }
}
