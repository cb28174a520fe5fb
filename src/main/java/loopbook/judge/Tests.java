package loopbook.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import loopbook.judge.trial.Bench;
import loopbook.judge.trial.Detail;
import loopbook.judge.trial.Failure;
import loopbook.judge.trial.Finding;
import loopbook.judge.trial.LongestFirst;
import loopbook.judge.trial.ReadableFolders;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs test classes through the JUnit Platform. Nothing of its configuration comes from files, and
 * only the tests on the list that was made beforehand count, each if it succeeded exactly once.
 */
final class Tests {
  private static final Duration UNKNOWN = Duration.ofDays(1);
  private static final String ALONE = "alone";
  private static final int SIDE_BY_SIDE =
      Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final Map<String, Duration> lasted = new ConcurrentHashMap<>();
  private final Launcher launcher =
      LauncherFactory.create(
          LauncherConfig.builder()
              .enableLauncherSessionListenerAutoRegistration(false)
              .enableLauncherDiscoveryListenerAutoRegistration(false)
              .enablePostDiscoveryFilterAutoRegistration(false)
              .enableTestExecutionListenerAutoRegistration(false)
              .build());

  /**
   * One test on the judge's list.
   *
   * @param id JUnit's unique id
   */
  record Listed(
      String id, String name, String title, boolean hidden, boolean alone, Class<?> type) {}

  /** The list of all tests of a class, in their order. */
  List<Listed> list(Class<?> type, boolean hidden) {
    TestPlan plan = launcher.discover(request(null, 1, Set.of(type)).build());
    List<Listed> list = new ArrayList<>();
    for (TestIdentifier root : plan.getRoots()) {
      add(plan, root, hidden, type, list);
    }
    return list;
  }

  private static void add(
      TestPlan plan, TestIdentifier from, boolean hidden, Class<?> type, List<Listed> list) {
    for (TestIdentifier one : plan.getChildren(from)) {
      if (one.isTest()) {
        boolean alone = one.getTags().stream().anyMatch(t -> t.getName().equals(ALONE));
        String name =
            one.getSource().orElse(null) instanceof MethodSource source
                ? source.getMethodName()
                : one.getLegacyReportingName();
        list.add(new Listed(one.getUniqueId(), name, one.getDisplayName(), hidden, alone, type));
      }
      add(plan, one, hidden, type, list);
    }
  }

  /** In the order in which their results are given: those that run alone come last. */
  static List<Listed> inTurn(List<Listed> tests) {
    return Stream.concat(
            tests.stream().filter(t -> !t.alone()), tests.stream().filter(Listed::alone))
        .toList();
  }

  /** Is told of the end of each test, on whichever thread ran it. */
  interface Over {
    /**
     * A test is over.
     *
     * @param id of the test
     * @param since when it began, of {@link System#nanoTime}
     */
    void over(String id, long since);
  }

  /** Runs tests against a bench: side by side those that may, then the others one by one. */
  Map<String, TestResult> run(List<Listed> tests, Bench bench, Over over) {
    Map<String, TestResult> results = new LinkedHashMap<>();
    List<Listed> together = tests.stream().filter(t -> !t.alone()).toList();
    List<Listed> apart = tests.stream().filter(Listed::alone).toList();
    if (!together.isEmpty()) {
      results.putAll(run(together, bench, SIDE_BY_SIDE, over));
    }
    if (!apart.isEmpty()) {
      results.putAll(run(apart, bench, 1, over));
    }
    return results;
  }

  /** A test of which nothing was heard. */
  static TestResult lost(Listed test) {
    return new Ears((id, since) -> {}).result(test);
  }

  /** Runs tests one after the other. */
  Map<String, TestResult> runAlone(List<Listed> tests, Bench bench, Over over) {
    return run(tests, bench, 1, over);
  }

  private Map<String, TestResult> run(List<Listed> tests, Bench bench, int sideBySide, Over over) {
    Ears ears = new Ears(over);
    Set<Class<?>> types = new LinkedHashSet<>();
    Set<String> ids = new HashSet<>();
    List<String> longest = new ArrayList<>();
    for (Listed test : longestFirst(tests)) {
      types.add(test.type());
      ids.add(test.id());
      longest.add(test.name());
    }
    // Not selected by id: JUnit would look for the classes on the class path, where they are not.
    PostDiscoveryFilter wanted =
        test ->
            FilterResult.includedIf(!test.isTest() || ids.contains(test.getUniqueId().toString()));
    launcher.execute(
        request(bench, sideBySide, types)
            .configurationParameter(LongestFirst.PARAMETER, String.join(",", longest))
            .filters(wanted)
            .build(),
        ears);
    Map<String, TestResult> results = new LinkedHashMap<>();
    for (Listed test : tests) {
      TestResult result = ears.result(test);
      results.put(test.id(), result);
      lasted.put(test.id(), result.duration());
    }
    return results;
  }

  /** By what each took the last time; those that never ran come first, in their order. */
  private List<Listed> longestFirst(List<Listed> tests) {
    List<Listed> sorted = new ArrayList<>(tests);
    sorted.sort(
        Comparator.comparing((Listed t) -> lasted.getOrDefault(t.id(), UNKNOWN)).reversed());
    return sorted;
  }

  private static LauncherDiscoveryRequestBuilder request(
      @Nullable Bench bench, int sideBySide, Set<Class<?>> types) {
    Map<String, String> settings = new HashMap<>();
    settings.put("junit.jupiter.extensions.autodetection.enabled", "false");
    settings.put("junit.jupiter.execution.parallel.enabled", String.valueOf(sideBySide > 1));
    settings.put("junit.jupiter.execution.parallel.mode.default", "concurrent");
    settings.put("junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
    settings.put("junit.jupiter.execution.parallel.config.executor-service", "WORKER_THREAD_POOL");
    settings.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
    settings.put(
        "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(sideBySide));
    settings.put("junit.jupiter.execution.timeout.default", "60 s");
    settings.put("junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD");
    settings.put("junit.jupiter.tempdir.factory.default", ReadableFolders.class.getName());
    if (bench != null) {
      settings.put(Bench.PARAMETER, bench.key());
    }
    return LauncherDiscoveryRequestBuilder.request()
        .enableImplicitConfigurationParameters(false)
        .configurationParameters(settings)
        .selectors(types.stream().map(DiscoverySelectors::selectClass).toList());
  }

  /** Hears what became of each test. */
  private static final class Ears implements TestExecutionListener {
    private final Map<String, Long> started = new ConcurrentHashMap<>();
    private final Map<String, List<Heard>> heard = new ConcurrentHashMap<>();

    private final Over over;

    Ears(Over over) {
      this.over = over;
    }

    private record Heard(TestExecutionResult result, Duration duration) {}

    @Override
    public void executionStarted(TestIdentifier test) {
      started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      long since = started.getOrDefault(test.getUniqueId(), System.nanoTime());
      heard
          .computeIfAbsent(
              test.getUniqueId(), id -> new java.util.concurrent.CopyOnWriteArrayList<>())
          .add(new Heard(result, Duration.ofNanos(System.nanoTime() - since)));
      if (test.isTest()) {
        over.over(test.getUniqueId(), since);
      }
    }

    TestResult result(Listed test) {
      List<Heard> all = heard.getOrDefault(test.id(), List.of());
      if (all.size() != 1) {
        return result(
            test, TestResult.State.LOST, ours(), Duration.ZERO, "heard " + all.size() + " times");
      }
      Heard one = all.get(0);
      Throwable thrown = one.result().getThrowable().orElse(null);
      switch (one.result().getStatus()) {
        case SUCCESSFUL:
          return new TestResult(
              test.name(),
              test.title(),
              test.hidden(),
              TestResult.State.RAN,
              Verdict.PASS,
              Optional.empty(),
              Cost.of(one.duration()),
              "",
              true,
              false,
              "");
        case ABORTED:
          String why = thrown == null || thrown.getMessage() == null ? "" : thrown.getMessage();
          Finding skip =
              new Finding(
                  Finding.Kind.OURS,
                  why.replaceFirst("^Assumption failed: ", ""),
                  List.<Detail>of(),
                  "");
          return result(test, TestResult.State.SKIPPED, skip, one.duration(), "");
        case FAILED:
        default:
          return thrown instanceof Failure failure
              ? result(test, TestResult.State.RAN, failure.finding(), one.duration(), "")
              : result(test, TestResult.State.RAN, ours(), one.duration(), trace(thrown));
      }
    }

    private static Finding ours() {
      return new Finding(Finding.Kind.OURS, "", List.of(), "");
    }

    private static TestResult result(
        Listed test, TestResult.State state, Finding finding, Duration duration, String ours) {
      return new TestResult(
          test.name(),
          test.title(),
          test.hidden(),
          state,
          Verdict.of(finding.kind()),
          Optional.of(finding),
          Cost.of(duration),
          "",
          true,
          false,
          ours);
    }

    private static String trace(@Nullable Throwable thrown) {
      java.io.StringWriter out = new java.io.StringWriter();
      if (thrown != null) {
        thrown.printStackTrace(new java.io.PrintWriter(out));
      }
      return out.toString();
    }
  }
}
