package loopbook.grade.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loopbook.course.Exercise;
import loopbook.course.Weights;
import loopbook.grade.Overrides;
import loopbook.grade.PointsOverride;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesReaderTest {
  private static final Exercise ECHO =
      new Exercise(
          "EX04",
          "04",
          "Echo",
          "Echo",
          List.of(),
          Path.of("x"),
          "",
          List.of(),
          new Weights(20, Map.of()));
  private static final List<Student> STUDENTS =
      List.of(Student.of("ann", ""), Student.of("=cmd|x", ""), Student.of("'q", ""));

  @TempDir Path folder;

  private OverridesReader.Read read(String text) throws IOException {
    Path file = folder.resolve("overrides.csv");
    Files.writeString(file, text);
    return OverridesReader.read(file, STUDENTS, List.of(ECHO));
  }

  private Overrides good(String text) throws IOException {
    return ((OverridesReader.Read.Good) read(text)).overrides();
  }

  private List<String> bad(String text) throws IOException {
    return ((OverridesReader.Read.Bad) read(text)).problems();
  }

  @Test
  void whatIsWrittenIsReadAgainAlsoForIdsThatASpreadsheetWouldRun() throws Exception {
    Overrides set =
        good(
            "\uFEFFReason;Student;Points;Exercise\r\n"
                + "\"late; \"\"agreed\"\"\nby mail\";'=cmd|x;7.50;ex04\r\n"
                + "=1+1;'q;0;EX04\r\n");
    assertThat(set.given())
        .containsExactly(
            new PointsOverride(
                "=cmd|x", "EX04", new BigDecimal("7.5"), 20, "late; \"agreed\"\nby mail"),
            new PointsOverride("'q", "EX04", BigDecimal.ZERO, 20, "=1+1"));
    List<PointsOverride> again = good(set.csv()).given();
    assertThat(again.get(0)).isEqualTo(set.given().get(0));
    assertThat(again.get(1).reason()).isEqualTo("'=1+1");
    assertThat(good(good(set.csv()).csv()).given()).isEqualTo(again);
  }

  @Test
  void everyFaultHasItsLine() throws Exception {
    assertThat(
            bad(
                "student,exercise,points,reason\n"
                    + "zed,EX04,1,x\n"
                    + "ann,EX99,1,x\n"
                    + "ann,EX04,20.5,\"two\nlines\"\n"
                    + "ann,EX04,5,x\n"
                    + "'q,EX04,,x\n"
                    + "=cmd|x,EX04,1, \n"
                    + "ann,EX04,1,a,b\n"))
        .containsExactly(
            "Line 2: there is no student \"zed\".",
            "Line 3: there is no exercise \"EX99\". Write its id, as EX04.",
            "Line 4: \"20.5\" are no points for EX04: a number from 0 to 20, with hundredths at most.",
            "Line 6: ann has points for EX04 in line 4 already.",
            "Line 7: \"\" are no points for EX04: a number from 0 to 20, with hundredths at most.",
            "Line 8: the reason is missing.",
            "Line 9: 5 cells, but 4 headings. A reason with a comma in it stands in quotes.");
    assertThat(bad("student,points\n")).singleElement().asString().contains("exercise, reason");
    assertThat(bad("")).isNotEmpty();
    assertThat(bad("student,exercise,points,reason\nann,EX04,1,\"x\n"))
        .contains("Line 2: a quote is never closed.");
  }

  @Test
  void aLaterFileChangesAnEarlierOneLineByLine() throws Exception {
    String head = "student,exercise,points,reason\n";
    Overrides old = good(head + "ann,EX04,1,a\n'q,EX04,2,q\n");
    Overrides both = good(head + "ann,EX04,computed,\n=cmd|x,EX04,3,c\n").after(old);
    assertThat(both.given().stream().map(PointsOverride::student)).containsExactly("'q", "=cmd|x");
    assertThat(good(head + "ann,EX04,4,b\n").after(both).of("ann").get(0).points())
        .isEqualByComparingTo("4");
  }
}
