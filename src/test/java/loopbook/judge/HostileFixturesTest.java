package loopbook.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import loopbook.sandbox.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The hostile submissions under {@code src/test/hostile}, each a folder with a {@code verdict.txt}:
 * its verdict, the lowest level that contains it, and a sentence that it must get. Below that level
 * it is not run. One that looks for a way out, and finds none, goes on as an honest echo: PASS
 * means that it was contained.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class HostileFixturesTest {
  private static final Path ALL = Checkout.HOME.resolve("src/test/hostile");
  private static final int AT_ONCE = 3;

  /** {@code -Dloopbook.hostile='f-.*'} runs only those whose names match. */
  private static final String ONLY = System.getProperty("loopbook.hostile", ".*");

  /** Few, since a busy machine takes seconds to start thousands. */
  private static final int THREADS = 400;

  @TempDir static Path folder;
  private final IsolationLevel level = IsolationLevel.available();
  private Probe probe;

  record Fixture(String name, Verdict verdict, int level, String sentence) {
    @Override
    public String toString() {
      return name + " (level " + level + ")";
    }
  }

  static List<Fixture> all() throws IOException {
    List<Fixture> all = new ArrayList<>();
    try (Stream<Path> folders = Files.list(ALL)) {
      for (Path one : folders.filter(HostileFixturesTest::isWanted).sorted().toList()) {
        List<String> lines = Files.readAllLines(one.resolve("verdict.txt"));
        int least = Integer.parseInt(lines.get(1).replace("level ", ""));
        String name = one.getFileName().toString();
        all.add(new Fixture(name, Verdict.valueOf(lines.get(0)), least, lines.get(2)));
      }
    }
    return all;
  }

  private static boolean isWanted(Path folder) {
    return folder.getFileName().toString().matches(ONLY);
  }

  @BeforeAll
  void open() throws IOException {
    probe = new Probe(folder, level, THREADS);
  }

  @AfterAll
  void close() {
    probe.close();
  }

  @ParameterizedTest
  @MethodSource("all")
  void alone(Fixture fixture) {
    Assumptions.assumeTrue(
        level.number() >= fixture.level(),
        () -> "needs isolation level " + fixture.level() + ", here is " + level.number());
    Result result = probe.folder(ALL.resolve(fixture.name()));
    assertExpected(fixture, result);
    assertNothingIsLeft();
  }

  /** In another order, three at a time: nobody's verdict is changed by a neighbour. */
  @Test
  void inABatch() throws Exception {
    assertBatch(probe, fixture -> fixture.level() <= level.number());
  }

  /** What a level is said to contain it contains, also where a higher one is to be had. */
  @ParameterizedTest
  @EnumSource(
      value = IsolationLevel.class,
      names = {"PROCESS", "NETWORK"})
  void atTheLowestLevelThatContainsThem(IsolationLevel lowest, @TempDir Path own) throws Exception {
    Assumptions.assumeTrue(
        level.number() > lowest.number(), () -> "needs isolation level above " + lowest.number());
    try (Probe less = new Probe(own, lowest, THREADS)) {
      assertBatch(less, fixture -> fixture.level() == lowest.number());
    }
  }

  private static void assertBatch(Probe probe, Predicate<Fixture> which) throws Exception {
    List<Fixture> shuffled = new ArrayList<>(all());
    shuffled.removeIf(which.negate());
    long seed = System.nanoTime();
    Collections.shuffle(shuffled, new Random(seed));
    ExecutorService jobs = Executors.newFixedThreadPool(AT_ONCE);
    Map<Fixture, Future<Result>> results = new LinkedHashMap<>();
    for (Fixture fixture : shuffled) {
      results.put(fixture, jobs.submit(() -> probe.folder(ALL.resolve(fixture.name()))));
    }
    Map<String, String> wrong = new TreeMap<>();
    for (Map.Entry<Fixture, Future<Result>> one : results.entrySet()) {
      Result result = one.getValue().get();
      if (result.verdict() != one.getKey().verdict()) {
        wrong.put(one.getKey().name(), ExercisesTest.shown(result));
      }
    }
    jobs.shutdown();
    assertThat(wrong).as("shuffled by " + seed).isEmpty();
    assertNothingIsLeft();
  }

  private void assertExpected(Fixture fixture, Result result) {
    assertThat(result.verdict()).as(() -> ExercisesTest.shown(result)).isEqualTo(fixture.verdict());
    assertThat(result.isolation()).isEqualTo(level);
    assertThat(result.tests()).noneMatch(test -> test.verdict() == Verdict.INTERNAL);
    if (fixture.verdict() == Verdict.PASS) {
      boolean asker = Files.exists(ALL.resolve(fixture.name()).resolve("Asker.java"));
      assertThat(result.tests()).hasSize(asker ? 1 : 2).allMatch(TestResult::passed);
    }
    List<String> said = new ArrayList<>();
    result.faults().forEach(fault -> said.add(fault.message()));
    result.tests().forEach(test -> test.finding().ifPresent(f -> said.addAll(f.lines())));
    if (!fixture.sentence().isEmpty()) {
      assertThat(said).contains(fixture.sentence());
    }
    assertThat(said).allMatch(line -> line.length() < 10_000);
  }

  private static void assertNothingIsLeft() {
    assertThat(
            ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(c -> c.endsWith("sleep 4712") || c.endsWith("{ bomb | bomb & }; bomb")))
        .isEmpty();
  }
}
