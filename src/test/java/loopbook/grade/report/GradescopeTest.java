package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import org.junit.jupiter.api.Test;

class GradescopeTest {
  private static final Set<String> TOP =
      Set.of(
          "score",
          "execution_time",
          "output",
          "output_format",
          "test_output_format",
          "test_name_format",
          "visibility",
          "stdout_visibility",
          "tests",
          "extra_data");
  private static final Set<String> TEST =
      Set.of("score", "max_score", "status", "name", "output", "visibility", "extra_data");

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> results(Graded graded) {
    String text = Gradescope.write(graded, Gradescope.Hidden.AFTER_DUE_DATE).orElseThrow();
    return object(StrictJson.read(text));
  }

  private static List<Map<String, Object>> tests(Map<String, Object> results) {
    return ((List<?>) results.get("tests")).stream().map(GradescopeTest::object).toList();
  }

  @Test
  void pointsAreSharedByWeightAndHiddenChecksWait() {
    Map<String, Object> results =
        results(
            Sample.graded(
                Sample.ECHO,
                "15",
                Sample.passed("drip", false),
                Sample.failed("halfClose", true, "It closed too soon."),
                Sample.notRun("ipv6", CheckGrade.State.SKIPPED)));

    assertThat(results.get("score")).isEqualTo(new BigDecimal("15"));
    assertThat(results.get("execution_time")).isEqualTo(new BigDecimal("4.321"));
    List<Map<String, Object>> tests = tests(results);
    assertThat(tests).hasSize(3);
    assertThat(tests.get(0))
        .containsEntry("score", new BigDecimal("15"))
        .containsEntry("max_score", new BigDecimal("15"))
        .containsEntry("status", "passed")
        .containsEntry("visibility", "visible");
    assertThat(tests.get(1))
        .containsEntry("score", BigDecimal.ZERO)
        .containsEntry("max_score", new BigDecimal("5"))
        .containsEntry("status", "failed")
        .containsEntry("visibility", "after_due_date");
    assertThat((String) tests.get(1).get("output"))
        .contains("It closed too soon.", "received: 0 bytes", "Look at what read returns.");
    assertThat(tests.get(2)).doesNotContainKeys("score", "max_score", "status");
  }

  @Test
  void whatIsNotGradedHasNoResults() {
    for (Graded.State state :
        List.of(Graded.State.ABSENT, Graded.State.FAULT, Graded.State.UNREADABLE)) {
      Graded none = Sample.ungraded(Sample.ECHO, state, "");
      assertThat(Gradescope.write(none, Gradescope.Hidden.HIDDEN)).isEmpty();
    }
  }

  @Test
  void hostileTextIsTextAndShort() {
    for (Report report : Sample.hostile().reports()) {
      for (Graded graded : report.graded()) {
        if (graded.state() == Graded.State.GRADED) {
          String text = Gradescope.write(graded, Gradescope.Hidden.HIDDEN).orElseThrow();
          assertThat(text.length()).isLessThan(100_000);
          Map<String, Object> results = object(StrictJson.read(text));
          assertThat(TOP).containsAll(results.keySet());
          assertThat(results)
              .containsEntry("output_format", "text")
              .containsEntry("test_output_format", "text")
              .containsEntry("test_name_format", "text");
          for (Map<String, Object> test : tests(results)) {
            assertThat(TEST).containsAll(test.keySet());
            Plainness.check((String) test.get("output"));
            Plainness.check((String) test.get("name"));
          }
        }
      }
    }
  }
}
