package loopbook.grade.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loopbook.course.Exercise;
import loopbook.grade.Award;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.Report;

/** What the page says of one exercise: its checks, what failed alike, what is written alike. */
final class ExercisePart {
  private static final int GROUPS = 40;
  private static final int PAIRS = 30;

  private final Html html;
  private final List<Report> reports;
  private final Exercise exercise;
  private final List<Graded> graded;

  ExercisePart(Html html, List<Report> reports, Exercise exercise) {
    this.html = html;
    this.reports = reports;
    this.exercise = exercise;
    this.graded =
        reports.stream()
            .flatMap(report -> report.of(exercise.id()).stream())
            .filter(one -> one.state() == Graded.State.GRADED)
            .toList();
  }

  void write(Sources sources) {
    html.open("section", "id", exercise.id());
    html.element("h2", exercise.id() + " " + exercise.title());
    if (graded.isEmpty()) {
      html.element("p", Wording.of("exercise.nobody"));
    } else {
      html.element(
          "p",
          Wording.of(
              "exercise.summary",
              graded.size(),
              graded.stream().filter(Graded::allPassed).count(),
              median().toPlainString(),
              exercise.weights().points()));
      checks();
      failures();
      alike(sources);
    }
    html.close();
  }

  private BigDecimal median() {
    List<BigDecimal> points =
        reports.stream()
            .filter(
                r -> r.of(exercise.id()).filter(g -> g.state() == Graded.State.GRADED).isPresent())
            .flatMap(r -> r.award(exercise.id()).stream())
            .map(Award::points)
            .sorted()
            .toList();
    if (points.isEmpty()) {
      return BigDecimal.ZERO;
    }
    int middle = points.size() / 2;
    return points.size() % 2 == 1
        ? points.get(middle)
        : points
            .get(middle - 1)
            .add(points.get(middle))
            .divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
  }

  /** How one check went in the class. */
  private record Count(String title, boolean hidden, int ran, int failed) {
    Count and(CheckGrade check) {
      boolean counts = check.state() == CheckGrade.State.RAN;
      return new Count(
          title, hidden, ran + (counts ? 1 : 0), failed + (counts && !check.passed() ? 1 : 0));
    }
  }

  private void checks() {
    Map<String, Count> counts = new LinkedHashMap<>();
    for (Graded one : graded) {
      for (CheckGrade check : one.checks()) {
        Count so = new Count(Said.title(check), check.hidden(), 0, 0);
        counts.merge(check.name(), so.and(check), (before, now) -> before.and(check));
      }
    }
    html.element("h3", Wording.of("checks.title"));
    html.open("div", "class", "wide", "tabindex", "0").open("table").open("thead").open("tr");
    for (String column : List.of("checks.check", "checks.kind", "checks.failed")) {
      html.element("th", Wording.of(column), "scope", "col");
    }
    html.close().close().open("tbody");
    counts.values().stream()
        .sorted(Comparator.comparingInt(Count::failed).reversed())
        .forEach(this::row);
    html.close().close().close();
  }

  private void row(Count count) {
    html.open("tr").element("th", count.title(), "scope", "row");
    html.element("td", ClassPage.kind(count.hidden()));
    html.open("td").text(Wording.of("checks.of", count.failed(), count.ran())).text(" ");
    if (count.failed() > 0) {
      int share = Math.max(1, Math.round(100f * count.failed() / count.ran()));
      html.element("span", "", "class", "bar", "style", "width:" + share / 20.0 + "em");
    }
    html.close().close();
  }

  private void failures() {
    List<Failures.Group> groups = Failures.of(reports, exercise.id());
    if (groups.isEmpty()) {
      return;
    }
    html.element("h3", Wording.of("failures.title")).open("ul");
    for (Failures.Group group : groups.subList(0, Math.min(GROUPS, groups.size()))) {
      html.open("li").open("p");
      html.element("strong", Wording.count("students", group.students().size())).text(": ");
      html.text(
          group.check().isEmpty()
              ? group.state()
              : Wording.of(
                  "failures.check", group.check(), ClassPage.kind(group.hidden()), group.state()));
      html.close();
      if (!group.message().isEmpty()) {
        html.element("pre", (group.alike() ? "" : Wording.of("failures.like")) + group.message());
      }
      html.element("p", Said.names(group.students()), "class", "quiet").close();
    }
    more(groups.size() - GROUPS);
    html.close();
  }

  private void alike(Sources sources) {
    List<Likeness.Submission> submissions = new ArrayList<>();
    for (Report report : reports) {
      report
          .of(exercise.id())
          .flatMap(one -> sources.submission(report.student(), one))
          .ifPresent(text -> submissions.add(new Likeness.Submission(report.student(), text)));
    }
    Likeness.Found found =
        Likeness.of(submissions, sources.starter(exercise), sources.reference(exercise));
    if (found.same().isEmpty() && found.pairs().isEmpty()) {
      return;
    }
    html.element("h3", Wording.of("alike.title"));
    html.element("p", Wording.of("alike.meaning", Likeness.PERCENT), "class", "quiet").open("ul");
    found.same().forEach(same -> html.element("li", words(same)));
    for (Likeness.Pair pair : found.pairs().subList(0, Math.min(PAIRS, found.pairs().size()))) {
      html.element(
          "li", Wording.of("alike.pair", pair.percent(), one(pair.one()), one(pair.other())));
    }
    more(found.pairs().size() - PAIRS);
    html.close();
  }

  private static String words(Likeness.Same same) {
    List<String> said = new ArrayList<>();
    if (same.students().size() > 1) {
      String key = same.exact() ? "alike.exact" : "alike.renamed";
      said.add(Wording.of(key, Said.names(same.students())));
    }
    if (same.starter()) {
      said.add(Wording.of("alike.starter", Said.names(same.students())));
    }
    if (same.reference()) {
      said.add(Wording.of("alike.reference", Said.names(same.students())));
    }
    return String.join(" ", said);
  }

  /** One student stands for those with the same code. */
  private static String one(Likeness.Same same) {
    String first = Said.title(same.students().get(0));
    int others = same.students().size() - 1;
    return others == 0 ? first : Wording.of("alike.others", first, others);
  }

  private void more(int count) {
    if (count > 0) {
      html.element("li", Wording.of("more", count));
    }
  }
}
