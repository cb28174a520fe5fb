package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoodleTest {
  private static final String HEADINGS =
      "Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\","
          + "\"Grade can be changed\",\"Last modified (grade)\",\"Feedback comments\"\r\n";

  private static Report half(Student student) {
    return Sample.report(
        student,
        Sample.graded(
            Sample.ECHO,
            "7.5",
            Sample.passed("drip", false),
            Sample.failed("halfClose", true, "x")));
  }

  private static Moodle.Outcome.Filled fill(String sheet, Report... reports) {
    Gradebook book = Sample.book(List.of(Sample.ECHO), reports);
    return (Moodle.Outcome.Filled) Moodle.fill(sheet, book);
  }

  /** With the odd things that must stay: a mark of order, bare line feeds, quotes, blank lines. */
  @Test
  void changesTheGradeAndNothingElse(@TempDir Path folder) throws IOException {
    String before =
        "\uFEFF"
            + HEADINGS
            + "Participant 1001,\"Lee, \"\"Ann\"\"\",ann@x.org,\"Submitted, late\n2 days\",,50.00,Yes,-,\n"
            + "\r\n"
            + "Participant 1002,Bo Ng ,bo@x.org,,\"3\",50.00,Yes,\"Friday, 1 May\",\"see\n\"\"me\"\"\"\r\n"
            + "Participant 1003,Cy,cy@x.org,,12.00,50.00,Yes,-,well done";
    String after =
        "\uFEFF"
            + HEADINGS
            + "Participant 1001,\"Lee, \"\"Ann\"\"\",ann@x.org,\"Submitted, late\n2 days\",18.75,50.00,Yes,-,"
            + "\"Loopbook: EX04 Echo until the end of the stream, 7.5 of 20 points: 1 of 1 visible"
            + " and 0 of 1 hidden checks passed.\"\n"
            + "\r\n"
            + "Participant 1002,Bo Ng ,bo@x.org,,18.75,50.00,Yes,\"Friday, 1 May\",\"see\n\"\"me\"\"\"\r\n"
            + "Participant 1003,Cy,cy@x.org,,12.00,50.00,Yes,-,well done";
    Gradebook book =
        Sample.book(
            List.of(Sample.ECHO),
            half(Student.of("1001", "")),
            half(new Student("u7", "", true, Map.of("E-Mail", "BO@x.org"))),
            Sample.report(
                Student.of("1003", "Cy"),
                Sample.ungraded(Sample.ECHO, Graded.State.FAULT, "ours")));
    Path given = Files.write(folder.resolve("sheet.csv"), before.getBytes(StandardCharsets.UTF_8));

    Reports.Moodled done = new Reports(book, Sources.NONE, folder.resolve("out")).moodle(given);

    assertThat(done).isInstanceOf(Reports.Moodled.Written.class);
    Reports.Moodled.Written written = (Reports.Moodled.Written) done;
    assertThat(Files.readString(written.file())).isEqualTo(after);
    assertThat(Files.readString(given)).isEqualTo(before);
    assertThat(written.filled()).isEqualTo(2);
    assertThat(written.notes()).singleElement().asString().contains("Cy").contains("not graded");
    assertThat(fill(after, half(Student.of("1001", ""))).text()).isEqualTo(after);
  }

  @Test
  void aRowThatCouldBeTwoStudentsIsLeftAlone() {
    String sheet =
        HEADINGS.replace("Status", "\"ID number\"")
            + "Participant 1001,Ann,ann@x.org,2002,,50.00,Yes,-,\r\n"
            + "Participant 2002,Bo,bo@x.org,3003,,50.00,Yes,-,\r\n";

    Moodle.Outcome.Filled filled =
        fill(sheet, half(Student.of("1001", "Ann")), half(Student.of("2002", "Bo")));

    assertThat(filled.text()).isEqualTo(sheet);
    assertThat(filled.notes()).hasSize(2).allMatch(note -> note.contains("certainly"));
  }

  @Test
  void aRowWithoutAGradeCellIsReported() {
    String sheet = HEADINGS + "Participant 1001,Ann\r\n";

    Moodle.Outcome.Filled filled = fill(sheet, half(Student.of("1001", "Ann")));

    assertThat(filled.text()).isEqualTo(sheet);
    assertThat(filled.filled()).isZero();
    assertThat(filled.notes()).singleElement().asString().contains("Ann");
  }

  @Test
  void sameNamesAreNobodys() {
    String sheet =
        HEADINGS
            + "Participant 1,Ann Lee,a@x.org,,,20,Yes,-,\r\nParticipant 2,Cy,c@x.org,,,20,Yes,-,";

    Moodle.Outcome.Filled filled =
        fill(
            sheet,
            half(Student.of("u1", "Ann Lee")),
            half(Student.of("u2", "ann lee")),
            half(Student.of("u3", "CY")));

    List<List<String>> rows = Rfc4180.read(filled.text());
    assertThat(rows.get(1).get(4)).isEmpty();
    assertThat(rows.get(2).get(4)).isEqualTo("7.5");
  }

  @Test
  void whatIsNoWorksheetIsRefused() {
    Gradebook book = Sample.book(List.of(Sample.ECHO), half(Student.of("1", "")));

    assertThat(Moodle.fill("a,b\r\n1,2\r\n", book)).isInstanceOf(Moodle.Outcome.Refused.class);
    assertThat(Moodle.fill("", book)).isInstanceOf(Moodle.Outcome.Refused.class);
    assertThat(Moodle.fill(HEADINGS + "Participant 1,\"Ann", book))
        .isInstanceOf(Moodle.Outcome.Refused.class);
  }
}
