package loopbook.grade.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import loopbook.course.Exercise;
import loopbook.course.Weights;
import loopbook.grade.CheckGrade;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Report;
import loopbook.grade.Score;
import loopbook.grade.Student;
import loopbook.grade.Terms;
import loopbook.judge.Cost;
import loopbook.judge.Fault;
import loopbook.judge.Verdict;

/** Results to write reports from, made by hand; some of what they hold is meant to do harm. */
final class Sample {
  static final Terms TERMS = new Terms("0.1.0", "ab".repeat(32), 7, 1);
  static final Exercise ECHO =
      new Exercise(
          "EX04",
          "04-echo-until-eof",
          "Echo until the end of the stream",
          "EchoUntilEof",
          List.of("L2.3"),
          Path.of("exercises/04-echo-until-eof"),
          "",
          List.of(),
          new Weights(20, Map.of("drip", 3)));
  static final Exercise FRAMES =
      new Exercise(
          "EX10",
          "10-frames",
          "Frames",
          "Frames",
          List.of("L3.2"),
          Path.of("exercises/10-frames"),
          "",
          List.of());

  /** Each would break one of the formats, or whoever reads it, if it were not escaped. */
  static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script><img src=x onerror=alert(2)>",
          "]]></failure></testcase><testcase name='free'/>",
          "nul \0 bell \7 and \uFFFE",
          "lone \uD83D surrogate \uDE00",
          "\033[31mred\033[0m \033]0;title\7",
          "::error file=x::owned",
          "x\n::set-output name=grade::100\n##[error]owned",
          "```\n# heading\n[link](https://example.com)\n````\n<b>bold</b>",
          "\u202Egnp.exe\u202C \u2066turned\u2069",
          "=cmd|' /C calc'!A0",
          "\" onmouseover=\"alert(3)",
          "100% of\r\nit, yes: &amp; <![CDATA[ <!-- -->");

  private Sample() {}

  static Gradebook book(List<Exercise> exercises, Report... reports) {
    return new Gradebook(exercises, List.of(reports), List.of(), TERMS);
  }

  static Report report(Student student, Graded... graded) {
    return new Report(student, List.of(), List.of(graded));
  }

  static CheckGrade passed(String name, boolean hidden) {
    return check(name, hidden, Verdict.PASS, "", "");
  }

  static CheckGrade failed(String name, boolean hidden, String message) {
    return check(name, hidden, Verdict.FAIL, message, "");
  }

  static CheckGrade check(
      String name, boolean hidden, Verdict verdict, String message, String output) {
    return new CheckGrade(
        name,
        "title of " + name,
        hidden,
        CheckGrade.State.RAN,
        verdict,
        name.equals("drip") ? 3 : 1,
        cost(1234),
        false,
        output,
        message,
        message.isEmpty() ? List.of() : List.of("sent: 6 bytes", "received: 0 bytes"),
        message.isEmpty() ? "" : "Look at what read returns.",
        "");
  }

  private static Cost cost(int milliseconds) {
    return new Cost(
        Duration.ofMillis(milliseconds),
        Optional.of(Duration.ofMillis(milliseconds / 2)),
        OptionalLong.of(40L << 20));
  }

  static CheckGrade notRun(String name, CheckGrade.State state) {
    return new CheckGrade(
        name,
        name,
        true,
        state,
        Verdict.MISSING,
        1,
        Cost.NONE,
        false,
        "",
        "why not",
        List.of(),
        "",
        "");
  }

  static Graded graded(Exercise of, String points, CheckGrade... checks) {
    List<CheckGrade> all = List.of(checks);
    boolean passed = all.stream().allMatch(CheckGrade::passed);
    return new Graded(
        of.id(),
        of.title(),
        Graded.State.GRADED,
        Optional.of(passed ? Verdict.PASS : Verdict.FAIL),
        Optional.of(
            new Score(
                new BigDecimal(points),
                of.weights().points(),
                (int) all.stream().filter(c -> !c.hidden() && c.passed()).count(),
                (int) all.stream().filter(c -> !c.hidden()).count(),
                (int) all.stream().filter(c -> c.hidden() && c.passed()).count(),
                (int) all.stream().filter(CheckGrade::hidden).count())),
        all,
        List.of(),
        List.of(),
        false,
        List.of(of.type() + ".java"),
        "cd".repeat(32),
        cost(4321),
        "17.0.1",
        TERMS);
  }

  static Graded broken(Exercise of, String message) {
    return new Graded(
        of.id(),
        of.title(),
        Graded.State.GRADED,
        Optional.of(Verdict.COMPILE_ERROR),
        Optional.of(new Score(BigDecimal.ZERO, of.weights().points(), 0, 0, 0, 1)),
        List.of(notRun("halfClose", CheckGrade.State.NOT_RUN)),
        List.of(new Fault(of.type() + ".java", 12, 5, message, "", "")),
        List.of(),
        true,
        List.of(of.type() + ".java"),
        "ef".repeat(32),
        cost(800),
        "17.0.1",
        TERMS);
  }

  static Graded ungraded(Exercise of, Graded.State state, String note) {
    return new Graded(
        of.id(),
        of.title(),
        state,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(note),
        false,
        List.of(),
        "",
        Cost.NONE,
        "",
        TERMS);
  }

  /** A class in which every text that others choose is hostile, and one message is very long. */
  static Gradebook hostile() {
    List<Report> reports = new ArrayList<>();
    for (String text : HOSTILE) {
      reports.add(
          new Report(
              new Student("id " + text, text, false, Map.of("Section", text)),
              List.of(text),
              List.of(
                  graded(
                      ECHO,
                      "5",
                      passed("drip", false),
                      check("halfClose", true, Verdict.FAIL, text, text),
                      check(text, true, Verdict.INTERNAL, text, text),
                      notRun("skipped", CheckGrade.State.SKIPPED),
                      notRun("lost", CheckGrade.State.LOST)),
                  broken(FRAMES, text))));
    }
    reports.add(
        report(
            Student.of("long", "A long message"),
            graded(ECHO, "0", failed("halfClose", true, "\uD83D\uDE00".repeat(512 << 10))),
            ungraded(FRAMES, Graded.State.UNREADABLE, HOSTILE.get(0))));
    reports.add(
        report(
            Student.of("absent", "Nobody"),
            ungraded(ECHO, Graded.State.ABSENT, "Nothing."),
            ungraded(FRAMES, Graded.State.FAULT, "Ours.")));
    return new Gradebook(List.of(ECHO, FRAMES), reports, HOSTILE, TERMS);
  }
}
