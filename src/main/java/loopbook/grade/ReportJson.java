package loopbook.grade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import loopbook.judge.Fault;
import loopbook.markup.Json;

/** A student's results as JSON, and back; docs/formats.md describes the members. */
public final class ReportJson {
  /** Goes up when a member changes its meaning or goes. */
  static final int VERSION = 2;

  private ReportJson() {}

  /** The text of a student's file. */
  public static String write(Report report) {
    return Json.object()
        .put("version", VERSION)
        .put("student", student(report.student()))
        .put("notes", report.notes())
        .put("exercises", Json.array(report.graded().stream().map(g -> graded(g, report)).toList()))
        .build()
        .pretty();
  }

  /** The results in such a text; empty if it is none, or of another version. */
  public static Optional<Report> read(String text) {
    return Json.read(text).object().flatMap(ReportReader::report);
  }

  private static Json student(Student student) {
    Json.Members fields = Json.object();
    for (Map.Entry<String, String> field : student.fields().entrySet()) {
      fields.put(field.getKey(), field.getValue());
    }
    return Json.object()
        .put("id", student.id())
        .put("name", student.name())
        .put("listed", student.listed())
        .put("fields", fields.build())
        .build();
  }

  private static Json graded(Graded graded, Report report) {
    Json.Members members =
        Json.object()
            .put("exercise", graded.exercise())
            .put("title", graded.title())
            .put("state", graded.state().name());
    graded.verdict().ifPresent(verdict -> members.put("verdict", verdict.name()));
    graded.score().ifPresent(score -> members.put("score", score(score)));
    report.override(graded.exercise()).ifPresent(o -> members.put("override", override(o)));
    return members
        .put("allPassed", graded.allPassed())
        .put("late", graded.late())
        .put("files", graded.files())
        .put("submission", graded.submission())
        .put("notes", graded.notes())
        .put("faults", Json.array(graded.faults().stream().map(ReportJson::fault).toList()))
        .put("checks", Json.array(graded.checks().stream().map(ReportJson::check).toList()))
        .put("cost", CostJson.write(graded.cost()))
        .put("jdk", graded.jdk())
        .put("terms", terms(graded.terms()))
        .build();
  }

  private static Json override(PointsOverride override) {
    return Json.object()
        .put("points", new Json.Num(override.points()))
        .put("most", override.most())
        .put("reason", override.reason())
        .build();
  }

  private static Json score(Score score) {
    return Json.object()
        .put("points", new Json.Num(score.points()))
        .put("most", score.most())
        .put("visiblePassed", score.visiblePassed())
        .put("visible", score.visible())
        .put("hiddenPassed", score.hiddenPassed())
        .put("hidden", score.hidden())
        .build();
  }

  private static Json fault(Fault fault) {
    return Json.object()
        .put("file", fault.file())
        .put("line", fault.line())
        .put("column", fault.column())
        .put("message", fault.message())
        .put("next", fault.next())
        .put("source", fault.source())
        .build();
  }

  /** Without what is ours: a student may be given the file. */
  private static Json check(CheckGrade check) {
    Json.Members members =
        Json.object()
            .put("name", check.name())
            .put("title", check.title())
            .put("hidden", check.hidden())
            .put("state", check.state().name());
    if (check.state() == CheckGrade.State.RAN) {
      members.put("verdict", check.verdict().name());
    }
    return members
        .put("weight", check.weight())
        .put("cost", CostJson.write(check.cost()))
        .put("retried", check.retried())
        .put("message", check.message())
        .put("details", List.copyOf(check.details()))
        .put("next", check.next())
        .put("output", check.output())
        .build();
  }

  /** What a result depends on besides the submission. */
  public static Json terms(Terms terms) {
    return Json.object()
        .put("loopbook", terms.version())
        .put("tests", terms.tests().toLowerCase(Locale.ROOT))
        .put("seed", terms.seed())
        .put("isolation", terms.isolation())
        .build();
  }
}
