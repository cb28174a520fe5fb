package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import loopbook.grade.Change;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.ReportJson;
import loopbook.grade.Student;
import loopbook.markup.CsvReader;
import org.junit.jupiter.api.Test;

/** Points set by hand are those that count in every report, and the computed ones stay visible. */
class OverrideTest {
  private static final String REASON = "<b>late</b>, \033[31magreed";
  private static final Report SET = report("5", "15");
  private static final Gradebook BOOK = Sample.book(List.of(Sample.ECHO, Sample.FRAMES), SET);

  /** The echo was graded, and the points are set; frames were not handed in, and are set too. */
  private static Report report(String computed, String points) {
    return new Report(
        Student.of("7", "Kim"),
        List.of(),
        List.of(
            Sample.graded(
                Sample.ECHO, computed, Sample.passed("a", false), Sample.failed("b", true, "no")),
            Sample.ungraded(Sample.FRAMES, Graded.State.ABSENT, "")),
        List.of(
            new PointsOverride("7", "EX04", new BigDecimal(points), 20, REASON),
            new PointsOverride("7", "EX10", new BigDecimal("50"), 100, "seen on paper")));
  }

  @Test
  void tables() {
    List<String> cells = CsvReader.read(GradesCsv.write(BOOK), ',').rows().get(1).cells();
    assertThat(cells).startsWith("7", "Kim", "65", "120", "2", "FAIL", "15", "20");
    assertThat(cells.subList(13, 15)).containsExactly("5", REASON);
    assertThat(cells.subList(15, 18)).containsExactly("ABSENT", "50", "100");
    assertThat(cells.subList(cells.size() - 2, cells.size())).containsExactly("", "seen on paper");
    assertThat(CsvReader.read(Canvas.write(BOOK), ',').rows().get(2).cells()).endsWith("15", "50");
    Moodle.Outcome.Filled filled =
        (Moodle.Outcome.Filled)
            Moodle.fill(
                "Identifier,Grade,\"Maximum Grade\",\"Feedback comments\"\nParticipant 7,,120,\n",
                BOOK);
    assertThat(filled.text())
        .contains("Participant 7,65,120,")
        .contains("15 of 20 points, set by hand: &lt;b&gt;late", "5 of 20 points:");
  }

  @Test
  void pagesAndFiles() {
    assertThat(ReportJson.read(ReportJson.write(SET))).contains(SET);
    assertThat(StudentText.write(SET))
        .contains("15 of 20 points", "The checks: 5 of 20 points")
        .contains("50 of 100 points, set by your instructor: seen on paper")
        .doesNotContain("\033");
    assertThat(ClassPage.write(BOOK, Sources.NONE))
        .contains("15 by hand, computed 5</td>", "50 by hand, computed none</td>", ">65</td>")
        .contains("&lt;b&gt;late")
        .doesNotContain("<b>", "\033");
    assertThat(GithubSummary.write(SET)).contains("15 of 20 points, set by hand");
    Graded echo = SET.of("EX04").orElseThrow();
    StrictJson.read(Gradescope.write(SET, echo, Gradescope.Hidden.HIDDEN).orElseThrow());
    assertThat(Gradescope.write(SET, echo, Gradescope.Hidden.HIDDEN).orElseThrow())
        .contains("\"score\": 15,", "set by hand", "5 of 20 points:");
  }

  @Test
  void changesUnderPointsSetByHandAreSaidAndMoveNothing() {
    Report before = report("12", "15");
    List<Change> changes = Change.between(List.of(before), List.of(SET));
    assertThat(changes.stream().map(Change::way))
        .containsExactly(Change.Way.OVERRIDDEN, Change.Way.SAME);
    assertThat(changes.get(0).gain()).isZero();
    String text =
        new ChangesText(changes, 60, 9).write(java.nio.file.Path.of("o"), "a", "b").plain();
    assertThat(text)
        .contains("Computed: 12 before, 5", "15 of 20 points stay")
        .doesNotContain("\033");
    assertThat(text.lines()).allMatch(line -> line.length() <= 60);
    List<Change> given =
        Change.between(List.of(new Report(SET.student(), List.of(), SET.graded())), List.of(SET));
    assertThat(given.stream().map(Change::way)).containsExactly(Change.Way.UP, Change.Way.GRADED);
  }
}
