package loopbook.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.course.Card;
import loopbook.course.Ending;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.lesson.Shelf;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of every lesson does what its lesson claims, and every card's right answer is what
 * happens.
 *
 * <p>{@code -Dloopbook.repeat=N} runs each N times; {@code -Dloopbook.only=L2.3} (or {@code D0.E5})
 * runs some.
 */
class LessonsTest {
  private static final int REPEAT = Integer.getInteger("loopbook.repeat", 1);
  private static final String ONLY = System.getProperty("loopbook.only", "");
  private static final Runner RUNNER = new Runner();

  @AfterAll
  static void close() {
    RUNNER.close();
  }

  @TestFactory
  List<DynamicNode> lessons() {
    Shelf shelf = Shelf.open(Path.of(System.getProperty("loopbook.home", ".")));
    List<DynamicNode> nodes = new ArrayList<>();
    int examples = 0;
    int wanted = 0;
    for (Lesson lesson : shelf.course().lessons()) {
      examples += lesson.examples().size();
      List<DynamicNode> tests = new ArrayList<>();
      lesson.examples().stream()
          .filter(e -> wanted(lesson, e))
          .forEach(e -> tests.add(dynamicTest(e.key().toString(), () -> check(lesson, e))));
      wanted += tests.size();
      nodes.add(dynamicContainer(lesson.id() + " " + lesson.title(), tests));
    }
    int found = examples;
    int chosen = wanted;
    nodes.add(dynamicTest("the filter leaves something", () -> assertThat(chosen).isPositive()));
    nodes.add(
        dynamicTest("examples and cards were found", () -> assertThat(found).isGreaterThan(50)));
    nodes.add(
        dynamicTest(
            "every bound card names an example that is there",
            () -> assertThat(shelf.course().lessons()).allSatisfy(LessonsTest::cardsHaveRuns)));
    return nodes;
  }

  private static boolean wanted(Lesson lesson, Example example) {
    return ONLY.isEmpty() || lesson.id().equals(ONLY) || example.key().id().equals(ONLY);
  }

  private static void cardsHaveRuns(Lesson lesson) {
    assertThat(
            cards(lesson)
                .filter(c -> c.unbound().isEmpty())
                .map(c -> c.run().orElse(null))
                .toList())
        .allSatisfy(key -> assertThat(lesson.examples()).extracting(Example::key).contains(key));
  }

  private static Stream<Card> cards(Lesson lesson) {
    return lesson.pieces().stream()
        .flatMap(p -> p instanceof Piece.Ask ask ? Stream.of(ask.card()) : Stream.empty());
  }

  private static Stream<Card> cards(Lesson lesson, ExampleKey key) {
    return cards(lesson)
        .filter(c -> c.unbound().isEmpty() && c.run().filter(key::equals).isPresent());
  }

  private static void check(Lesson lesson, Example example) {
    for (int i = 0; i < REPEAT; i++) {
      List<String> wrong = deviations(lesson, example, Runner.Options.NONE);
      if (!wrong.isEmpty() && endsAtItsLimit(example)) {
        // a machine under load may not come to the point before a limit that suits a reader
        Duration more = example.limit().multipliedBy(6);
        wrong =
            deviations(
                lesson, example, new Runner.Options(Map.of(), Optional.empty(), Optional.of(more)));
      }
      assertThat(wrong).as("run %d of %d", i + 1, REPEAT).isEmpty();
    }
  }

  private static boolean endsAtItsLimit(Example example) {
    return example.voices().stream().anyMatch(v -> v.ending() instanceof Ending.Stopped);
  }

  private static List<String> deviations(Lesson lesson, Example example, Runner.Options options) {
    Tried tried = RUNNER.run(example, Listener.NONE, options);
    if (tried instanceof Tried.Skipped skipped) {
      assumeTrue(false, skipped.reasons().toString());
    }
    Run run = ((Tried.Ran) tried).run();
    List<String> wrong = new ArrayList<>();
    Claims.check(run).forEach(d -> wrong.add(words(lesson, d)));
    cards(lesson, example.key()).forEach(c -> wrong.addAll(words(lesson, Cards.verdict(c, run))));
    return wrong;
  }

  private static String words(Lesson lesson, Deviation d) {
    return "\n%s:%d: %s %s\n  expected: %s\n  happened: %s\n  all of it:\n%s\n"
        .formatted(
            lesson.file(),
            d.line(),
            d.kind(),
            d.subject(),
            d.expected(),
            d.actual(),
            d.whole().indent(4));
  }

  private static List<String> words(Lesson lesson, Verdict verdict) {
    List<String> lines = new ArrayList<>();
    verdict
        .against()
        .forEach(
            l ->
                lines.add(
                    "\n%s:%d: the run is against: %s (%s)"
                        .formatted(lesson.file(), l.line(), l.text(), l.why())));
    verdict
        .unreadable()
        .forEach(
            l ->
                lines.add(
                    "\n%s:%d: not understood: %s (%s)"
                        .formatted(lesson.file(), l.line(), l.text(), l.why())));
    return lines;
  }
}
