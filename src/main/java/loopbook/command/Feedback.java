package loopbook.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.judge.Fault;
import loopbook.judge.Result;
import loopbook.judge.TestResult;
import loopbook.judge.Verdict;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Theme.Glyph;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** What a check came to, for the learner: the first thing to mend in full, the rest in a line. */
final class Feedback {
  private static final int MOST_FAULTS = 5;
  private static final int MOST_OUTPUT = 12;

  private Feedback() {}

  static Text of(Context context, Exercise exercise, Result result) {
    Text.Builder text = Text.builder();
    faults(context, text, result.faults());
    List<TestResult> failures = KeptCheck.failures(result);
    for (TestResult test : result.tests()) {
      test(context, text, test, failures.size() > 1 ? failures.indexOf(test) + 1 : 0);
    }
    result.firstFailure().ifPresent(first -> finding(context, text.gap(), first));
    for (String note : result.notes()) {
      text.gap().add(Say.wrapped(context, Line.of(note, Tone.DIM)));
    }
    return text.gap().add(summary(context, exercise, result)).build();
  }

  static void faults(Context context, Text.Builder text, List<Fault> faults) {
    for (Fault fault : faults.subList(0, Math.min(MOST_FAULTS, faults.size()))) {
      String where =
          fault.file()
              + (fault.line() > 0 ? ":" + fault.line() : "")
              + (fault.column() > 0 ? ":" + fault.column() : "");
      Line head =
          where.isEmpty()
              ? Line.of(fault.message(), Tone.BAD)
              : Line.of(where + ": ", Tone.STRONG).append(fault.message(), Tone.BAD);
      text.add(Say.wrapped(context, head));
      if (!fault.source().isBlank()) {
        source(context, text, fault);
      }
      if (!fault.next().isEmpty()) {
        text.add(indented(context, Line.of(fault.next())));
      }
    }
    if (faults.size() > MOST_FAULTS) {
      text.add(Say.text(context, Tone.DIM, "check.morefaults", faults.size() - MOST_FAULTS));
    }
  }

  /** The line with a caret under the column, where both fit. */
  private static void source(Context context, Text.Builder text, Fault fault) {
    String source = fault.source();
    int indent = source.length() - source.stripLeading().length();
    Line code = Line.of("    ").append(source.strip(), Tone.CODE);
    text.line(code.cut(context.look().width(), context.look().of(Glyph.CUT)));
    int column = fault.column() - 1 - indent;
    if (column >= 0 && column < source.strip().length()) {
      int before = Line.of(source.strip().substring(0, column)).width();
      if (before + 5 <= context.look().width()) {
        text.line(Line.of(" ".repeat(before + 4)).append("^", Tone.BAD));
      }
    }
  }

  /** {@code number}: under which one looks at it; 0 if there is nothing to choose. */
  private static void test(Context context, Text.Builder text, TestResult test, int number) {
    Glyph glyph =
        test.state() != TestResult.State.RAN
            ? Glyph.OPEN
            : test.passed() ? Glyph.TICK : Glyph.CROSS;
    Tone tone = test.passed() ? Tone.GOOD : glyph == Glyph.OPEN ? Tone.DIM : Tone.BAD;
    Line mark = Line.of(context.look().of(glyph) + " ", tone);
    Line rest = Line.of(test.title().isBlank() ? test.name() : test.title());
    if (test.state() == TestResult.State.SKIPPED) {
      rest = rest.append("  " + Say.get("check.skipped"), Tone.DIM);
    } else if (test.state() == TestResult.State.LOST) {
      rest = rest.append("  " + Say.get("check.lost"), Tone.DIM);
    } else if (!test.passed()) {
      rest = rest.append("  " + verdict(test.verdict()), Tone.DIM);
      if (number > 0) {
        rest = rest.append(Say.line(Tone.DIM, "check.number", number));
      }
    }
    text.add(Wrap.wrap(rest, context.look().width(), mark, Line.of(" ".repeat(mark.width()))));
  }

  private static void finding(Context context, Text.Builder text, TestResult test) {
    text.add(Say.wrapped(context, Line.of(test.title(), Tone.STRONG)));
    test.finding()
        .ifPresentOrElse(
            finding -> finding.lines().forEach(l -> text.add(indented(context, Line.of(l)))),
            () -> text.add(indented(context, Say.line("check.ours"))));
    List<String> printed = test.output().lines().toList();
    if (!printed.isEmpty()) {
      text.add(indented(context, Say.line("check.printed")));
      printed.stream()
          .limit(MOST_OUTPUT)
          .forEach(
              line ->
                  text.line(
                      Line.of("    ")
                          .append(line, Tone.DIM)
                          .cut(context.look().width(), context.look().of(Glyph.CUT))));
      if (printed.size() > MOST_OUTPUT) {
        text.add(indented(context, Say.line("check.moreprinted", printed.size() - MOST_OUTPUT)));
      }
    }
  }

  private static Text summary(Context context, Exercise exercise, Result result) {
    String seconds =
        String.format(Locale.ROOT, "%.1f", Math.max(0.1, result.duration().toMillis() / 1000.0));
    int count = result.tests().size();
    Optional<Tone> tone = result.passed() ? Optional.of(Tone.GOOD) : Optional.empty();
    String key =
        switch (result.verdict()) {
          case PASS -> result.notRun().isEmpty() ? "check.pass" : "check.pass.some";
          case COMPILE_ERROR -> "check.compile";
          case INTERNAL -> "check.internal";
          default -> result.tests().isEmpty() ? "check.missing" : "check.fail";
        };
    return Say.text(
        context,
        tone.orElse(Tone.PLAIN),
        key,
        exercise.id(),
        result.testsPassed(),
        count,
        seconds,
        result.notRun().size());
  }

  private static String verdict(Verdict verdict) {
    return Say.get("verdict." + verdict.name().toLowerCase(Locale.ROOT));
  }

  private static Text indented(Context context, Line line) {
    Line margin = Line.of("  ");
    return new Text(Wrap.wrap(line, context.look().width(), margin, margin));
  }
}
