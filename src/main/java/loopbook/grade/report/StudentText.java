package loopbook.grade.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.grade.CheckGrade;
import loopbook.grade.Graded;
import loopbook.grade.PointsOverride;
import loopbook.grade.Report;
import loopbook.grade.Score;
import loopbook.grade.Words;
import loopbook.judge.Fault;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** A student's results to be read: plain text, to be handed to the student as it is. */
public final class StudentText {
  private static final int WIDTH = 78;
  private static final int FAULTS = 5;
  private static final int OUTPUT = 12;

  private final Text.Builder text = Text.builder();

  private StudentText() {}

  /** The text of a student's file. */
  public static String write(Report report) {
    StudentText page = new StudentText();
    page.say("", report.student().title());
    report.graded().forEach(graded -> page.graded(report, graded));
    return page.text.build().plain();
  }

  private void graded(Report report, Graded graded) {
    text.gap();
    say("", Words.of("text.exercise", graded.exercise(), graded.title()));
    Optional<PointsOverride> override = report.override(graded.exercise());
    override.ifPresent(
        o -> say("", Words.of("text.override", o.points().toPlainString(), o.most(), o.reason())));
    say("", override.isPresent() ? Words.of("text.override.computed", head(graded)) : head(graded));
    if (graded.state() == Graded.State.GRADED) {
      faults(graded.faults());
      Optional<CheckGrade> first = firstFailure(graded);
      for (CheckGrade check : graded.checks()) {
        check(check, first.filter(check::equals).isPresent());
      }
    }
    graded.notes().forEach(note -> say("", note));
    if (graded.state() == Graded.State.GRADED) {
      say("", Words.of("text.level." + graded.terms().isolation()));
      say(
          "",
          Words.of(
              "text.terms",
              graded.terms().version(),
              graded.jdk(),
              begin(graded.terms().tests()),
              begin(graded.submission()),
              graded.terms().seed()));
    }
  }

  private static String head(Graded graded) {
    String state = graded.state().name().toLowerCase(Locale.ROOT);
    Optional<Score> score = graded.score();
    if (score.isEmpty()) {
      return Words.of("text." + state);
    }
    Score is = score.get();
    String verdict =
        graded.verdict().map(v -> "text.verdict." + v.name().toLowerCase(Locale.ROOT)).orElse("");
    String key = graded.allPassed() ? "text.graded.all" : "text.graded";
    return Words.of(
        key,
        is.points().toPlainString(),
        is.most(),
        is.visiblePassed(),
        is.visible(),
        is.hiddenPassed(),
        is.hidden(),
        verdict.isEmpty() ? "" : Words.of(verdict));
  }

  private static Optional<CheckGrade> firstFailure(Graded graded) {
    return graded.checks().stream()
        .filter(c -> c.state() == CheckGrade.State.RAN && !c.passed())
        .findFirst();
  }

  private void faults(List<Fault> faults) {
    for (Fault fault : faults.subList(0, Math.min(FAULTS, faults.size()))) {
      String where = fault.line() > 0 ? fault.file() + ":" + fault.line() : fault.file();
      say("  ", where.isEmpty() ? fault.message() : where + ": " + fault.message());
      if (!fault.source().isBlank()) {
        text.line(Line.of("      " + fault.source().strip()).cut(WIDTH, "…"));
      }
      if (!fault.next().isEmpty()) {
        say("    ", fault.next());
      }
    }
    if (faults.size() > FAULTS) {
      say("  ", Words.of("text.more", faults.size() - FAULTS));
    }
  }

  /** {@code full} for the one that the student should read first. */
  private void check(CheckGrade check, boolean full) {
    Glyph glyph =
        check.state() != CheckGrade.State.RAN
            ? Glyph.OPEN
            : check.passed() ? Glyph.TICK : Glyph.CROSS;
    String state =
        switch (check.state()) {
          case RAN ->
              check.passed()
                  ? ""
                  : Words.of("text.verdict." + check.verdict().name().toLowerCase(Locale.ROOT));
          case SKIPPED -> Words.of("text.skipped");
          case NOT_RUN, LOST -> Words.of("text.notrun");
        };
    String title = check.title().isBlank() ? check.name() : check.title();
    Line mark = Line.of("  " + Theme.UNICODE.of(glyph) + " ");
    Line line = Line.of(state.isEmpty() ? title : title + "  (" + state + ")");
    text.add(Wrap.wrap(line, WIDTH, mark, Line.of(" ".repeat(mark.width()))));
    if (check.passed() || check.state() != CheckGrade.State.RAN || check.message().isEmpty()) {
      return;
    }
    say("      ", check.message());
    if (full) {
      check.details().forEach(detail -> say("      ", detail));
      if (!check.next().isEmpty()) {
        say("      ", Words.of("text.next", check.next()));
      }
      output(check.output());
    }
  }

  private void output(String output) {
    List<String> lines = output.lines().limit(OUTPUT + 1L).toList();
    if (lines.isEmpty()) {
      return;
    }
    say("      ", Words.of("text.printed"));
    lines.stream()
        .limit(OUTPUT)
        .forEach(line -> text.line(Line.of("        ").append(line).cut(WIDTH, "…")));
    if (lines.size() > OUTPUT) {
      text.line("        …");
    }
  }

  private void say(String indent, String words) {
    Line margin = Line.of(indent);
    text.add(Wrap.wrap(Line.of(words, Tone.PLAIN), WIDTH, margin, margin));
  }

  private static String begin(String hash) {
    return hash.substring(0, Math.min(12, hash.length()));
  }
}
