package loopbook.grade.batch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import loopbook.course.Exercise;
import loopbook.grade.CheckGrade;
import loopbook.grade.Delivery;
import loopbook.grade.Graded;
import loopbook.grade.Handed;
import loopbook.grade.Score;
import loopbook.grade.Terms;
import loopbook.grade.Words;
import loopbook.judge.Cost;
import loopbook.judge.Expected;
import loopbook.judge.Result;
import loopbook.judge.TestResult;
import loopbook.judge.Verdict;
import loopbook.judge.trial.Finding;

/** Makes of the judge's result, or of none, what is kept of one exercise of one student. */
record Marking(Exercise exercise, Delivery delivery, List<Expected> expected, Terms terms) {
  /** Characters of a program's output that are kept per check. */
  private static final int OUTPUT = 4000;

  /** What needs no judge: nothing was handed in, or nothing that it could read. */
  Graded unjudged() {
    Handed work = delivery.work(exercise.id());
    if (work instanceof Handed.Unreadable given) {
      return unjudged(Graded.State.UNREADABLE, given.why());
    }
    return work instanceof Handed.Gone gone
        ? unjudged(Graded.State.GONE, List.of(gone.why()))
        : unjudged(Graded.State.ABSENT, List.of());
  }

  private Graded unjudged(Graded.State state, List<String> notes) {
    return graded(state, Optional.empty(), List.of(), notes, Optional.empty());
  }

  /** What the judge found. */
  Graded judged(Result result) {
    boolean fault =
        result.verdict() == Verdict.INTERNAL
            || result.tests().stream().anyMatch(t -> t.state() == TestResult.State.LOST);
    List<TestResult> left = new ArrayList<>(result.tests());
    List<CheckGrade> checks = new ArrayList<>();
    for (Expected one : expected) {
      Optional<TestResult> heard =
          left.stream()
              .filter(t -> t.name().equals(one.name()) && t.hidden() == one.hidden())
              .findFirst();
      heard.ifPresent(left::remove);
      CheckGrade.State unheard =
          fault || !result.tests().isEmpty() ? CheckGrade.State.LOST : CheckGrade.State.NOT_RUN;
      checks.add(heard.map(this::check).orElseGet(() -> unrun(one, unheard)));
    }
    boolean lost = checks.stream().anyMatch(c -> c.state() == CheckGrade.State.LOST);
    List<String> notes = new ArrayList<>(delivery.remarks(exercise.id()));
    notes.addAll(result.notes());
    return graded(
        fault || lost ? Graded.State.FAULT : Graded.State.GRADED,
        Optional.of(lost ? Verdict.INTERNAL : result.verdict()),
        checks,
        notes,
        Optional.of(result));
  }

  /** The judge broke. */
  Graded broken(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    List<CheckGrade> checks =
        expected.stream().map(e -> unrun(e, CheckGrade.State.LOST, trace.toString())).toList();
    return graded(
        Graded.State.FAULT,
        Optional.of(Verdict.INTERNAL),
        checks,
        delivery.remarks(exercise.id()),
        Optional.empty());
  }

  private Graded graded(
      Graded.State state,
      Optional<Verdict> verdict,
      List<CheckGrade> checks,
      List<String> notes,
      Optional<Result> result) {
    Optional<Handed.Sources> sources =
        Optional.of(delivery.work(exercise.id()))
            .filter(Handed.Sources.class::isInstance)
            .map(Handed.Sources.class::cast);
    Set<String> all = new LinkedHashSet<>(notes);
    if (delivery.late() && state != Graded.State.ABSENT) {
      all.add(Words.of("grade.late"));
    }
    if (checks.stream().anyMatch(c -> c.state() == CheckGrade.State.SKIPPED)) {
      all.add(Words.of("grade.skipped"));
    }
    return new Graded(
        exercise.id(),
        exercise.title(),
        state,
        verdict,
        state == Graded.State.GRADED
            ? Optional.of(Score.of(checks, exercise.weights().points()))
            : Optional.empty(),
        checks,
        result.map(Result::faults).orElse(List.of()),
        List.copyOf(all),
        delivery.late(),
        sources.map(Handed.Sources::files).orElse(List.of()),
        sources.map(Handed.Sources::hash).orElse(""),
        result.map(Result::cost).orElse(Cost.NONE),
        result.map(Result::jdk).orElse(""),
        result
            .map(
                r ->
                    new Terms(terms.version(), terms.tests(), terms.seed(), r.isolation().number()))
            .orElse(terms));
  }

  private CheckGrade check(TestResult test) {
    Optional<Finding> finding = test.finding();
    String output = test.output();
    return new CheckGrade(
        test.name(),
        test.title(),
        test.hidden(),
        switch (test.state()) {
          case RAN -> CheckGrade.State.RAN;
          case SKIPPED -> CheckGrade.State.SKIPPED;
          case LOST -> CheckGrade.State.LOST;
        },
        test.verdict(),
        exercise.weights().of(test.name()),
        test.cost(),
        test.retried(),
        output.substring(0, Math.min(OUTPUT, output.length())),
        finding.map(Finding::message).orElse(""),
        finding.map(Finding::seen).orElse(List.of()),
        finding.map(Finding::next).orElse(""),
        test.ours());
  }

  private CheckGrade unrun(Expected one, CheckGrade.State state) {
    return unrun(one, state, "");
  }

  private CheckGrade unrun(Expected one, CheckGrade.State state, String ours) {
    return new CheckGrade(
        one.name(),
        one.title(),
        one.hidden(),
        state,
        Verdict.INTERNAL,
        exercise.weights().of(one.name()),
        Cost.NONE,
        false,
        "",
        "",
        List.of(),
        "",
        ours);
  }
}
