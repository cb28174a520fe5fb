package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.judge.trial.Finding;
import loopbook.judge.trial.Mistake;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every exercise of the checkout keeps its promises: its starter compiles without a warning and
 * fails every check, its reference and all other correct solutions pass, and each wrong solution
 * fails with the message that it must get, and is named after the mistake that {@code mistakes.txt}
 * says it looks like, or after none. {@code -Dloopbook.repeat=20} lets the reference pass so often,
 * each time with another seed, {@code -Dloopbook.wrong=1} looks at so many wrong solutions of each
 * exercise, {@code -Dloopbook.only=04,16} at these exercises. Three submissions are checked at a
 * time.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExercisesTest {
  private static final int REPEAT = Integer.getInteger("loopbook.repeat", 5);
  private static final Pattern CHECK =
      Pattern.compile("(\\w+)(?:, (\\w+(?: \\w+)*) may fail first)?");
  private static final int WRONG = Integer.getInteger("loopbook.wrong", Integer.MAX_VALUE);
  private static final List<String> ONLY =
      List.of(System.getProperty("loopbook.only", "").split(","));

  private Judge judge;

  @BeforeAll
  void open() {
    judge = new Judge(Jars.of(Checkout.HOME));
  }

  @AfterAll
  void close() {
    judge.close();
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicNode> exercises() {
    List<Exercise> all = Checkout.exercises();
    assertThat(all).isNotEmpty();
    return all.stream()
        .filter(e -> ONLY.stream().anyMatch(e.name()::startsWith))
        .map(this::exercise);
  }

  private DynamicNode exercise(Exercise exercise) {
    Path solution = Checkout.solution(exercise);
    List<DynamicNode> nodes = new ArrayList<>();
    nodes.add(dynamicTest("the starter compiles without a warning", () -> compiles(exercise)));
    nodes.add(dynamicTest("the starter fails every check", () -> failsAll(exercise)));
    for (int i = 1; i <= REPEAT; i++) {
      long seed = i; // not the usual one, which the others have
      nodes.add(dynamicTest("the reference passes, " + i, () -> passes(exercise, solution, seed)));
    }
    for (Path folder : Checkout.folders(solution.resolve("correct"))) {
      nodes.add(
          dynamicTest(
              "correct/" + folder.getFileName() + " passes",
              () -> passes(exercise, folder, Judge.USUAL_SEED)));
    }
    List<Path> wrong = Checkout.folders(solution.resolve("wrong"));
    nodes.add(
        dynamicTest(
            "there are enough other solutions",
            () -> {
              assertThat(wrong).hasSizeGreaterThanOrEqualTo(4);
              assertThat(Checkout.folders(solution.resolve("correct")))
                  .hasSizeGreaterThanOrEqualTo(2); // beside the reference
            }));
    for (Path folder : wrong.subList(0, Math.min(WRONG, wrong.size()))) {
      nodes.add(
          dynamicTest(
              "wrong/" + folder.getFileName() + " gets its message",
              () -> failsInTheEnd(exercise, folder)));
    }
    return dynamicContainer(exercise.id(), nodes);
  }

  private static void compiles(Exercise exercise) throws Source.Unusable {
    try (Compiler compiler = new Compiler()) {
      Compilation compilation = compiler.compile(List.of(Source.read(exercise.starter())), true);
      assertThat(compilation).isInstanceOf(Compilation.Done.class);
      assertThat(((Compilation.Done) compilation).warnings()).isEmpty();
    }
  }

  private void failsAll(Exercise exercise) throws InterruptedException {
    Result result = judge.check(exercise, exercise.starter());
    assertThat(result.hidden()).isTrue();
    assertThat(result.tests()).isNotEmpty().noneMatch(TestResult::passed);
    assertNothingIsOurs(result);
  }

  private void passes(Exercise exercise, Path folder, long seed) throws InterruptedException {
    Path source = folder.resolve(exercise.type() + ".java");
    Result result = judge.check(exercise, source, seed, Progress.NONE);
    assertThat(result.verdict()).as(() -> shown(result)).isEqualTo(Verdict.PASS);
    assertThat(result.hidden()).isTrue();
    assertThat(result.tests()).filteredOn(TestResult::hidden).isNotEmpty();
  }

  /**
   * On a busy machine another check may be late first, once; a correct solution has no such try.
   */
  private void failsInTheEnd(Exercise exercise, Path folder) throws InterruptedException {
    try {
      fails(exercise, folder);
    } catch (AssertionError once) {
      fails(exercise, folder);
    }
  }

  private void fails(Exercise exercise, Path folder) throws InterruptedException {
    Path file = folder.resolve("message.txt");
    assertThat(file).isRegularFile();
    List<String> lines = Checkout.text(file).lines().toList();
    assertThat(lines).as("a check, a blank line, a message").hasSizeGreaterThan(2);
    assertThat(lines.get(1)).isEmpty();
    Matcher named = CHECK.matcher(lines.get(0));
    assertThat(named.matches()).as(file + ": " + lines.get(0)).isTrue();
    Path submission = folder.resolve(exercise.type() + ".java");
    Result result = judge.checkUpTo(named.group(1), exercise, submission);
    assertNothingIsOurs(result);
    Set<String> lenient =
        Set.of(named.group(2) == null ? new String[0] : named.group(2).split(" "));
    TestResult first =
        result.tests().stream()
            .filter(t -> t.hidden() && !t.passed() && !lenient.contains(t.name()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("it passes"));
    assertThat(first.name()).as(() -> shown(result)).isEqualTo(named.group(1));
    Finding finding = first.finding().orElseThrow();
    assertMessage(lines.subList(2, lines.size()), finding.lines());
    String name = exercise.name() + "/" + folder.getFileName();
    String expected = Checkout.mistakes().getOrDefault(name, "none");
    assertThat(expected.split(" or "))
        .as(() -> name + " looks like, in\n" + shown(result))
        .contains(finding.mistake().map(Mistake::id).orElse("none"));
  }

  /** Each line is there, in that order, the first one first; {@code ...} stands for anything. */
  private static void assertMessage(List<String> expected, List<String> shown) {
    assertThat(shown.get(0)).matches(pattern(expected.get(0)));
    int at = 0;
    for (String line : expected) {
      while (at < shown.size() && !pattern(line).matcher(shown.get(at)).matches()) {
        at++;
      }
      assertThat(at).as("\"" + line + "\" in " + shown).isLessThan(shown.size());
      at++;
    }
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Stream.of(line.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  private static void assertNothingIsOurs(Result result) {
    assertThat(result.tests())
        .as(() -> shown(result))
        .noneMatch(t -> t.verdict() == Verdict.INTERNAL || t.state() == TestResult.State.LOST);
  }

  static String shown(Result result) {
    StringBuilder out = new StringBuilder(result.verdict() + " " + result.faults());
    for (TestResult test : result.tests()) {
      out.append('\n').append(test.name()).append(' ').append(test.verdict());
      out.append(' ').append(test.duration().toMillis()).append(" ms");
      test.finding().ifPresent(f -> out.append('\n').append(String.join("\n  ", f.lines())));
      out.append(test.ours());
    }
    assert Files.isDirectory(Checkout.HOME);
    return out.toString();
  }
}
