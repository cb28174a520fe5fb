package loopbook.grade.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Award;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.Score;

/**
 * The class as one HTML file for the instructor: no script, nothing loaded from anywhere, light or
 * dark as the reader's system is, readable on a phone and on paper. There is no time in it: equal
 * results give equal bytes, but for how long a check took where a message says so.
 */
final class ClassPage {
  private static final int MESSAGE = 600;
  private static final int OUTPUT = 600;
  private static final int NOTES = 200;

  private final Gradebook book;
  private final Html html;

  private ClassPage(Gradebook book, Html html) {
    this.book = book;
    this.html = html;
  }

  static String write(Gradebook book, Sources sources) {
    Html html = Html.page(Wording.of("page.title"), style());
    ClassPage page = new ClassPage(book, html);
    html.open("header").element("h1", Wording.of("page.title"));
    html.element("p", page.summary()).element("p", page.terms(), "class", "quiet").close();
    html.open("main");
    page.notes();
    page.students();
    book.exercises().forEach(e -> new ExercisePart(html, book.reports(), e).write(sources));
    page.details();
    return html.end();
  }

  private static String style() {
    try (InputStream in = ClassPage.class.getResourceAsStream("class.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String summary() {
    return Wording.of(
        "page.summary",
        Wording.count("students", book.reports().size()),
        Wording.count("exercises", book.exercises().size()));
  }

  private String terms() {
    return Wording.of(
        "page.terms",
        book.terms().version(),
        book.terms().tests().substring(0, Math.min(12, book.terms().tests().length())),
        book.terms().isolation());
  }

  /** What the instructor has to look at: never in a student's file. */
  private void notes() {
    List<String> notes = Notes.of(book);
    if (notes.isEmpty()) {
      return;
    }
    html.open("section", "class", "notes").element("h2", Wording.of("notes.title")).open("ul");
    notes.stream().limit(NOTES).forEach(note -> html.element("li", Plain.line(note, MESSAGE)));
    if (notes.size() > NOTES) {
      html.element("li", Wording.of("more", notes.size() - NOTES));
    }
    html.close().close();
  }

  private void students() {
    html.open("section").element("h2", Wording.of("students.title"));
    html.open("div", "class", "wide", "tabindex", "0").open("table").open("thead").open("tr");
    html.element("th", Wording.of("students.who"), "scope", "col");
    html.element("th", Wording.of("students.points"), "scope", "col");
    for (Exercise exercise : book.exercises()) {
      html.open("th", "scope", "col", "title", exercise.title());
      html.element("a", exercise.id(), "href", "#" + exercise.id()).close();
    }
    html.close().close();
    html.open("tbody");
    for (int i = 0; i < book.reports().size(); i++) {
      row(book.reports().get(i), "#student-" + (i + 1));
    }
    html.close().close().close().close();
  }

  private void row(Report report, String place) {
    html.open("tr").open("th", "scope", "row");
    html.element("a", Said.title(report.student()), "href", place).close();
    String points =
        book.exercises().stream()
            .flatMap(exercise -> report.award(exercise.id()).stream())
            .map(Award::points)
            .reduce(BigDecimal::add)
            .map(BigDecimal::toPlainString)
            .orElse("");
    html.element("td", points, "class", "sum");
    book.exercises().forEach(exercise -> cell(report, exercise));
    html.close();
  }

  private void cell(Report report, Exercise exercise) {
    Optional<Graded> graded = report.of(exercise.id());
    Optional<PointsOverride> override = report.override(exercise.id());
    if (graded.isPresent() && override.isPresent()) {
      String computed = Wording.computed(graded.get());
      String points = override.get().points().toPlainString();
      String title = Plain.line(override.get().reason(), MESSAGE);
      html.element(
          "td", Wording.of("byhand.short", points, computed), "class", "byhand", "title", title);
      return;
    }
    Optional<Score> score = graded.flatMap(Graded::score);
    if (score.isEmpty()) {
      String state = graded.map(Graded::state).orElse(Graded.State.ABSENT).name();
      String key = state.toLowerCase(Locale.ROOT);
      html.element("td", Wording.of("short." + key), "class", "ungraded " + key);
      return;
    }
    String kind =
        graded.filter(Graded::allPassed).isPresent()
            ? "all"
            : score.get().points().signum() == 0 ? "none" : "part";
    String all = kind.equals("all") ? " ✓" : "";
    String late = graded.filter(Graded::late).isPresent() ? " " + Wording.of("late") : "";
    html.element("td", score.get().points().toPlainString() + all + late, "class", kind);
  }

  private void details() {
    html.open("section").element("h2", Wording.of("details.title"));
    for (int i = 0; i < book.reports().size(); i++) {
      Report report = book.reports().get(i);
      html.open("details", "id", "student-" + (i + 1));
      html.element("summary", Said.title(report.student()));
      report.graded().forEach(graded -> details(report, graded));
      html.close();
    }
    html.close();
  }

  private void details(Report report, Graded graded) {
    html.element("h3", graded.exercise() + " " + graded.title());
    html.element("p", Wording.of(report, graded));
    html.open("ul");
    graded.faults().stream()
        .limit(5)
        .forEach(fault -> html.element("li", Said.fault(fault, MESSAGE)));
    graded.notes().forEach(note -> html.element("li", Plain.line(note, MESSAGE)));
    graded.checks().stream()
        .filter(check -> check.state() != CheckGrade.State.NOT_RUN && !check.passed())
        .forEach(this::check);
    html.close();
  }

  private void check(CheckGrade check) {
    html.open("li").open("p").element("strong", Said.title(check));
    html.text(Wording.of("details.check", kind(check.hidden()), Said.state(check))).close();
    Said.why(check, MESSAGE).forEach(why -> html.element("pre", why));
    String printed = Plain.lines(check.output(), OUTPUT);
    if (!printed.isBlank()) {
      html.element("p", Wording.of("printed")).element("pre", printed);
    }
    html.close();
  }

  static String kind(boolean hidden) {
    return Wording.of(hidden ? "hidden" : "visible");
  }
}
