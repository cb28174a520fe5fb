package loopbook.grade.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.grade.Award;
import loopbook.grade.CheckGrade;
import loopbook.grade.CostJson;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Student;
import loopbook.judge.Fault;
import loopbook.markup.Json;

/**
 * One submission as the {@code results.json} of a Gradescope autograder. All text is of the format
 * {@code text}, which Gradescope escapes. Source: Gradescope's autograder specification, "Output
 * Format".
 */
public final class Gradescope {
  private static final int MESSAGE = 4000;
  private static final int OUTPUT = 8000;
  private static final int FAULTS = 20;

  /** When students see the hidden checks. */
  public enum Hidden {
    HIDDEN,
    AFTER_DUE_DATE,
    AFTER_PUBLISHED,
    VISIBLE;

    /** Gradescope's word for it: {@code after_due_date}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Hidden> of(String word) {
      return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  private Gradescope() {}

  /**
   * Empty if it is not graded: without the file Gradescope asks for a person, and gives no zero.
   */
  static Optional<String> write(Graded graded, Hidden hidden) {
    return write(
        new Report(Student.of("", ""), List.of(), List.of(graded), List.of()), graded, hidden);
  }

  /**
   * A submission that has to have results: the file that an autograder leaves. One that is not
   * graded has no score in it, which Gradescope takes as an autograder that failed.
   *
   * @param cause what failed on our side, for the instructor; empty if nothing did
   */
  public static String always(Graded graded, Hidden hidden, String cause) {
    return write(graded, hidden).orElseGet(() -> unscored(why(graded), cause));
  }

  /** Nothing is known of the submission, by our fault. */
  public static String broken(String cause) {
    return unscored(Wording.of("gradescope.broken"), cause);
  }

  private static String why(Graded graded) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Wording.of(
            switch (graded.state()) {
              case ABSENT -> "gradescope.nothing";
              case UNREADABLE -> "gradescope.unreadable";
              case FAULT, GONE, GRADED -> "gradescope.broken";
            }));
    graded.notes().forEach(note -> lines.add(Plain.line(note, MESSAGE)));
    return String.join("\n", lines);
  }

  /** What a score would be read from is not there: no member {@code score}, not even a 0. */
  private static String unscored(String student, String cause) {
    Json.Members results =
        Json.object()
            .put("output", student)
            .put("output_format", "text")
            .put("visibility", "visible")
            .put("stdout_visibility", "hidden");
    if (!cause.isBlank()) {
      Json instructor =
          Json.object()
              .put("name", Wording.of("gradescope.instructor"))
              .put("output", Plain.lines(cause, OUTPUT))
              .put("output_format", "text")
              .put("visibility", Hidden.HIDDEN.word())
              .build();
      results.put("tests", Json.array(List.of(instructor)));
    }
    return results.build().pretty();
  }

  /** The same for one of a student's results, whose points may be set by hand. */
  static Optional<String> write(Report report, Graded graded, Hidden hidden) {
    return report
        .award(graded.exercise())
        .map(award -> results(report, graded, award, hidden).pretty());
  }

  private static Json.Obj results(Report report, Graded graded, Award award, Hidden hidden) {
    long all =
        graded.checks().stream()
            .filter(c -> c.state() != CheckGrade.State.SKIPPED)
            .mapToLong(CheckGrade::weight)
            .sum();
    return Json.object()
        .put("score", new Json.Num(award.points()))
        .put("execution_time", new Json.Num(seconds(graded.milliseconds())))
        .put("output", head(report, graded))
        .put("output_format", "text")
        .put("test_output_format", "text")
        .put("test_name_format", "text")
        .put("visibility", "visible")
        .put("stdout_visibility", "hidden")
        .put(
            "tests",
            Json.array(
                graded.checks().stream().map(c -> test(c, award.most(), all, hidden)).toList()))
        .put(
            "extra_data",
            Json.object()
                .put("exercise", graded.exercise())
                .put("verdict", graded.verdict().map(Enum::name).orElse(""))
                .put("submission", graded.submission())
                .put("jdk", graded.jdk())
                .put("loopbook", graded.terms().version())
                .put("tests", graded.terms().tests())
                .put("seed", graded.terms().seed())
                .put("isolation", graded.terms().isolation())
                .put("cost", CostJson.write(graded.cost()))
                .build())
        .build();
  }

  private static String head(Report report, Graded graded) {
    List<String> lines = new ArrayList<>();
    lines.add(graded.exercise() + " " + graded.title());
    lines.add(Wording.of(report, graded));
    for (Fault fault : graded.faults().subList(0, Math.min(FAULTS, graded.faults().size()))) {
      lines.add(Said.fault(fault, MESSAGE));
    }
    graded.notes().forEach(note -> lines.add(Plain.line(note, MESSAGE)));
    return String.join("\n", lines);
  }

  private static Json.Obj test(CheckGrade check, int most, long all, Hidden hidden) {
    Json.Members test = Json.object().put("name", Said.title(check));
    if (check.state() != CheckGrade.State.SKIPPED) {
      Json worth = new Json.Num(worth(check.weight(), most, all));
      test.put("score", check.passed() ? worth : Json.of(0))
          .put("max_score", worth)
          .put("status", check.passed() ? "passed" : "failed");
    }
    return test.put("output", Said.all(check, MESSAGE, OUTPUT))
        .put("visibility", (check.hidden() ? hidden : Hidden.VISIBLE).word())
        .put(
            "extra_data",
            Json.object()
                .put("check", check.name())
                .put("state", check.state().name())
                .put("cost", CostJson.write(check.cost()))
                .build())
        .build();
  }

  private static BigDecimal worth(int weight, int most, long all) {
    BigDecimal worth =
        BigDecimal.valueOf((long) weight * most)
            .divide(BigDecimal.valueOf(Math.max(1, all)), 2, RoundingMode.HALF_UP);
    return new BigDecimal(worth.stripTrailingZeros().toPlainString());
  }

  private static BigDecimal seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3);
  }
}
