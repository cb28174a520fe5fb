package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;

class CanvasTest {
  @Test
  void hasWhatTheImportAsksFor() {
    Student known =
        new Student(
            "501",
            "Lee, Ann",
            true,
            Map.of("SIS User ID", "u1", "sis login id", "ann", "Section", "A"));
    Gradebook book =
        Sample.book(
            List.of(Sample.ECHO, Sample.FRAMES),
            Sample.report(
                known,
                Sample.graded(Sample.ECHO, "12.5", Sample.failed("drip", true, "no")),
                Sample.ungraded(Sample.FRAMES, Graded.State.ABSENT, "")),
            Sample.report(
                Student.of("4711", "Bo"),
                Sample.broken(Sample.ECHO, "';' expected"),
                Sample.ungraded(Sample.FRAMES, Graded.State.FAULT, "")));

    List<List<String>> rows = Rfc4180.read(Canvas.write(book));

    assertThat(rows)
        .containsExactly(
            List.of(
                "Student",
                "ID",
                "SIS User ID",
                "SIS Login ID",
                "Section",
                "EX04 Echo until the end of the stream",
                "EX10 Frames"),
            List.of("    Points Possible", "", "", "", "", "20", "100"),
            List.of("Lee, Ann", "501", "u1", "ann", "A", "12.5", ""),
            List.of("Bo", "", "4711", "", "", "0", ""));
  }

  @Test
  void noCellIsAFormula() {
    Gradebook hostile = Sample.hostile();

    List<List<String>> rows = Rfc4180.read(Canvas.write(hostile));

    assertThat(rows).hasSize(hostile.reports().size() + 2).allMatch(row -> row.size() == 7);
    assertThat(rows).allSatisfy(r -> assertThat(r).noneMatch(c -> c.matches("(?s)\\s*[=+@-].*")));
    rows.forEach(row -> row.forEach(Plainness::check));
    assertThat(rows.stream().map(row -> row.get(0)))
        .containsAll(
            hostile.reports().stream()
                .map(Report::student)
                .map(Student::name)
                .map(name -> Plain.line(name, 250))
                .filter(name -> !name.startsWith("="))
                .toList());
  }
}
