package loopbook.command;

import loopbook.grade.CostJson;
import loopbook.grade.ReportJson;
import loopbook.judge.Result;
import loopbook.judge.trial.Mistake;
import loopbook.markup.Json;

/** What a check came to, for programs; docs/formats.md describes it. */
final class CheckJson {
  private static final int VERSION = 2;

  private CheckJson() {}

  static String write(Result result, Origin origin) {
    Json json =
        Json.object()
            .put("version", VERSION)
            .put("exercise", result.exercise())
            .put("verdict", result.verdict().name())
            .put("passed", result.passed())
            .put("testsPassed", result.testsPassed())
            .put("hidden", result.hidden())
            .put(
                "faults",
                new Json.Arr(
                    result.faults().stream()
                        .map(
                            fault ->
                                (Json)
                                    Json.object()
                                        .put("file", fault.file())
                                        .put("line", fault.line())
                                        .put("column", fault.column())
                                        .put("message", fault.message())
                                        .put("next", fault.next())
                                        .build())
                        .toList()))
            .put("tests", new Json.Arr(result.tests().stream().map(CheckJson::test).toList()))
            .put("notes", result.notes())
            .put("submission", origin.submission())
            .put("jdk", result.jdk())
            .put("terms", ReportJson.terms(origin.terms()))
            .put("cost", CostJson.write(result.cost()))
            .build();
    return json.pretty();
  }

  private static Json test(loopbook.judge.TestResult test) {
    Json.Members members =
        Json.object()
            .put("name", test.name())
            .put("title", test.title())
            .put("hidden", test.hidden())
            .put("state", test.state().name())
            .put("verdict", test.verdict().name())
            .put("cost", CostJson.write(test.cost()))
            .put("retried", test.retried())
            .put("output", test.output());
    test.finding()
        .ifPresent(
            finding -> {
              members
                  .put("message", finding.message())
                  .put("details", finding.details().stream().map(Object::toString).toList())
                  .put("next", finding.next());
              finding.mistake().ifPresent(mistake -> members.put("mistake", mistake(mistake)));
            });
    return members.build();
  }

  private static Json mistake(Mistake mistake) {
    return Json.object()
        .put("id", mistake.id())
        .put("name", mistake.words())
        .put("sentence", mistake.sentence())
        .put("lesson", mistake.lesson())
        .build();
  }
}
