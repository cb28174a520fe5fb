package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import loopbook.grade.CheckGrade;
import loopbook.grade.Report;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static List<Failures.Group> groups(String... messages) {
    List<Report> reports = new ArrayList<>();
    for (String message : messages) {
      CheckGrade check = Sample.failed("halfClose", true, message);
      Student student = Student.of("s" + reports.size(), "");
      reports.add(Sample.report(student, Sample.graded(Sample.ECHO, "0", check)));
    }
    return Failures.of(reports, "EX04");
  }

  @Test
  void numbersPortsAndAddressesDoNotTellMessagesApart() {
    List<Failures.Group> groups =
        groups(
            "127.0.0.1:40001: sent 6 bytes, got 0 after 2.5 s from Frames@1b2c3d",
            "it hangs",
            "127.0.0.2:51234: sent 17 bytes, got 3 after 10 s from Frames@aabbcc",
            "[::1]:9: sent 1 bytes, got 0 after 2,01 s from Frames@0000",
            "127.0.0.2:51234: sent 17 bytes, lost 3 after 10 s from Frames@aabbcc");

    assertThat(groups).extracting(g -> g.students().size()).containsExactly(3, 1, 1);
    assertThat(groups.get(0).message()).startsWith("127.0.0.1:40001");
    assertThat(groups.get(0).alike()).isFalse();
    assertThat(groups.get(0).students()).extracting(Student::id).containsExactly("s0", "s2", "s3");
  }

  @Test
  void whatCouldNotRunIsOneFailureOfTheSource() {
    List<Failures.Group> groups =
        Failures.of(
            List.of(
                Sample.report(Student.of("a", ""), Sample.broken(Sample.ECHO, "';' expected")),
                Sample.report(Student.of("b", ""), Sample.broken(Sample.ECHO, "';' expected"))),
            "EX04");

    assertThat(groups)
        .singleElement()
        .matches(g -> g.check().isEmpty() && g.alike() && g.students().size() == 2);
  }
}
