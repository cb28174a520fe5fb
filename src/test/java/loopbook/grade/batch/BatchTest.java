package loopbook.grade.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.course.Weights;
import loopbook.grade.Delivery;
import loopbook.grade.Graded;
import loopbook.grade.Handed;
import loopbook.grade.Report;
import loopbook.grade.ReportJson;
import loopbook.grade.Student;
import loopbook.grade.Terms;
import loopbook.judge.Cost;
import loopbook.judge.Expected;
import loopbook.judge.Result;
import loopbook.judge.TestResult;
import loopbook.judge.Verdict;
import loopbook.judge.trial.Finding;
import loopbook.sandbox.IsolationLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The order of things in a batch, with an examiner whose verdicts are set. */
@Timeout(60)
class BatchTest {
  private static final Terms TERMS = new Terms("1", "ab", 7, 1);
  private static final Exercise EXERCISE =
      new Exercise(
          "EX04",
          "04-echo",
          "Echo",
          "Echo",
          List.of(),
          Path.of("none"),
          "",
          List.of(),
          new Weights(20, Map.of("drip", 3)));

  @TempDir Path folder;

  /** Gives each student the verdicts that are set, one per check, the last one again. */
  private static final class Set implements Examiner {
    final Map<String, List<Verdict>> verdicts = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    final AtomicInteger busy = new AtomicInteger();
    final List<String> notAlone = new ArrayList<>();

    @Override
    public List<Expected> expectations(Exercise exercise) {
      return List.of(new Expected("plain", "plain", false), new Expected("drip", "drip", true));
    }

    @Override
    public Result check(Exercise exercise, Path sources, long seed) throws InterruptedException {
      String who = sources.getFileName().toString();
      int times;
      int beside = busy.incrementAndGet();
      synchronized (this) {
        times = (int) asked.stream().filter(who::equals).count();
        asked.add(who);
        if (times > 0 && beside > 1) {
          notAlone.add(who);
        }
      }
      try {
        List<Verdict> set = verdicts.getOrDefault(who, List.of(Verdict.PASS));
        Verdict verdict = set.get(Math.min(times, set.size() - 1));
        if (verdict == Verdict.TAMPER) {
          throw new IllegalStateException("the judge broke");
        }
        if (verdict == Verdict.FORBIDDEN) {
          Thread.currentThread().interrupt();
          throw new InterruptedException("set");
        }
        return result(verdict, seed, !who.equals("stuck"));
      } finally {
        busy.decrementAndGet();
      }
    }
  }

  private static Result result(Verdict verdict, long seed, boolean starved) {
    boolean ran = verdict != Verdict.COMPILE_ERROR;
    return new Result(
        "EX04",
        verdict,
        List.of(),
        ran
            ? List.of(
                test("plain", false, Verdict.PASS, true), test("drip", true, verdict, starved))
            : List.of(),
        List.of(),
        true,
        Duration.ofMillis(5),
        IsolationLevel.PROCESS,
        seed,
        "17");
  }

  private static TestResult test(String name, boolean hidden, Verdict verdict, boolean starved) {
    Optional<Finding> finding =
        verdict == Verdict.PASS
            ? Optional.empty()
            : Optional.of(new Finding(Finding.Kind.WRONG, "no", List.of(), ""));
    return new TestResult(
        name,
        name,
        hidden,
        TestResult.State.RAN,
        verdict,
        finding,
        Cost.NONE,
        "",
        starved,
        false,
        "");
  }

  private Delivery delivery(String id) {
    Handed work = new Handed.Sources(folder.resolve(id), List.of("Echo.java"), "hash of " + id);
    return new Delivery(Student.of(id, ""), false, Map.of("EX04", work), List.of(), Map.of());
  }

  private List<Report> run(Set set, int jobs, Terms terms, Delivery... deliveries)
      throws IOException, InterruptedException {
    return new Batch(set, List.of(EXERCISE), folder.resolve("students"), terms, jobs)
        .run(List.of(deliveries), Follower.NOBODY);
  }

  private static Graded only(Report report) {
    assertThat(report.graded()).hasSize(1);
    return report.graded().get(0);
  }

  @Test
  void ourFaultIsTriedOnceMoreAloneAndIsNeverAZero() throws Exception {
    Set set = new Set();
    set.verdicts.put("mended", List.of(Verdict.INTERNAL, Verdict.FAIL));
    set.verdicts.put("broken", List.of(Verdict.INTERNAL));
    set.verdicts.put("thrown", List.of(Verdict.TAMPER));
    set.verdicts.put("slow", List.of(Verdict.TIMEOUT, Verdict.PASS));
    List<Report> reports =
        run(
            set,
            3,
            TERMS,
            Stream.of("a", "mended", "b", "broken", "c", "thrown", "d", "slow")
                .map(this::delivery)
                .toArray(Delivery[]::new));
    assertThat(set.notAlone).isEmpty();
    assertThat(set.asked).hasSize(12);
    assertThat(only(reports.get(1)).score().orElseThrow().points()).isEqualByComparingTo("5");
    for (int fault : new int[] {3, 5}) {
      Graded graded = only(reports.get(fault));
      assertThat(graded.state()).isEqualTo(Graded.State.FAULT);
      assertThat(graded.score()).isEmpty();
    }
    assertThat(only(reports.get(5)).checks().get(0).ours()).contains("the judge broke");
    assertThat(Files.readString(folder.resolve("students/thrown.json"))).doesNotContain("broke");
    assertThat(only(reports.get(7)).allPassed()).isTrue();
  }

  @Test
  void whatWasLateAlthoughItHadItsProcessorIsNotTriedAgain() throws Exception {
    Set set = new Set();
    set.verdicts.put("stuck", List.of(Verdict.TIMEOUT, Verdict.PASS));
    set.verdicts.put("slow", List.of(Verdict.TIMEOUT, Verdict.PASS));
    List<Report> reports = run(set, 2, TERMS, delivery("stuck"), delivery("slow"));
    assertThat(set.asked).containsExactlyInAnyOrder("stuck", "slow", "slow");
    assertThat(only(reports.get(0)).verdict()).contains(Verdict.TIMEOUT);
    assertThat(only(reports.get(1)).verdict()).contains(Verdict.PASS);
  }

  @Test
  void aResultIsTakenAgainOnlyForTheSameSourcesUnderTheSameTerms() throws Exception {
    Set set = new Set();
    set.verdicts.put("c", List.of(Verdict.COMPILE_ERROR));
    set.verdicts.put("f", List.of(Verdict.INTERNAL));
    Delivery[] all = Stream.of("a", "c", "f").map(this::delivery).toArray(Delivery[]::new);
    List<Report> first = run(set, 1, TERMS, all);
    set.asked.clear();
    assertThat(run(set, 1, TERMS, all).subList(0, 2)).isEqualTo(first.subList(0, 2));
    assertThat(set.asked).as("only our fault is tried again").containsExactly("f", "f");
    for (Terms other :
        List.of(
            new Terms("2", "ab", 7, 1),
            new Terms("1", "cd", 7, 1),
            new Terms("1", "ab", 8, 1),
            new Terms("1", "ab", 7, 2))) {
      set.asked.clear();
      run(set, 1, other, all[0]);
      assertThat(set.asked).as(other.toString()).containsExactly("a");
      run(set, 1, TERMS, all[0]);
    }
    set.asked.clear();
    Handed changed = new Handed.Sources(folder.resolve("a"), List.of("Echo.java"), "another");
    run(
        set,
        1,
        TERMS,
        new Delivery(Student.of("a", ""), false, Map.of("EX04", changed), List.of(), Map.of()));
    assertThat(set.asked).containsExactly("a");
    Files.writeString(folder.resolve("students/a.json"), "{\"version\": 1, \"student\": {}}");
    run(set, 1, TERMS, all[0]);
    assertThat(set.asked).as("an unreadable file").containsExactly("a", "a");
  }

  @Test
  void whatCouldNotRunIsGradedAndWhatWasNotHandedInIsNot() throws Exception {
    Set set = new Set();
    set.verdicts.put("c", List.of(Verdict.COMPILE_ERROR));
    Delivery absent = new Delivery(Student.of("x", ""), false, Map.of(), List.of(), Map.of());
    List<Report> reports = run(set, 1, TERMS, delivery("c"), absent);
    Graded graded = only(reports.get(0));
    assertThat(graded.score().orElseThrow().points()).isZero();
    assertThat(graded.checks()).hasSize(2);
    assertThat(graded.allPassed()).isFalse();
    assertThat(only(reports.get(1)).state()).isEqualTo(Graded.State.ABSENT);
    assertThat(only(reports.get(1)).score()).isEmpty();
    for (Report report : reports) {
      assertThat(ReportJson.read(ReportJson.write(report))).contains(report);
    }
  }
}
