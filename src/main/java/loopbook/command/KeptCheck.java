package loopbook.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import loopbook.judge.Result;
import loopbook.judge.TestResult;

/**
 * What is kept of the last check that failed, for {@code wire}, {@code hex} and {@code states}.
 *
 * @param exercise {@code EX04}
 * @param seed of what its tests varied
 * @param classes the submission as it was checked: it is watched as such, whatever became of its
 *     source since
 * @param failed the checks that failed, in their order
 * @param seen what was seen of those that were watched, by their names
 */
record KeptCheck(
    String exercise,
    long seed,
    Map<String, byte[]> classes,
    List<Failed> failed,
    Map<String, Kept> seen) {
  private static final String NAME = "last-check";

  /** One of the checks. */
  record Failed(String name, String title) {}

  KeptCheck {
    classes = Map.copyOf(classes);
    failed = List.copyOf(failed);
    seen = new TreeMap<>(seen);
  }

  /** Keeps a check that failed; one that passed, or did not run, leaves nothing to look at. */
  static void keep(Context context, Result result, Map<String, byte[]> classes) {
    List<Failed> failed =
        failures(result).stream().map(test -> new Failed(test.name(), title(test))).toList();
    if (failed.isEmpty()) {
      forget(context);
      return;
    }
    KeptCheck check = new KeptCheck(result.exercise(), result.seed(), classes, failed, Map.of());
    context.desk().lastCheck(check);
    check.write(context);
  }

  /** Leaves nothing to look at. */
  static void forget(Context context) {
    if (context.desk().lastCheck().isPresent() || Files.exists(file(context))) {
      context.desk().noCheck();
      context.workspace().keep(NAME, new byte[0]);
    }
  }

  /** The checks that the learner's program failed; what is our own fault shows nothing. */
  static List<TestResult> failures(Result result) {
    return result.tests().stream()
        .filter(test -> !test.passed() && test.state() == TestResult.State.RAN)
        .filter(test -> test.verdict() != loopbook.judge.Verdict.INTERNAL)
        .toList();
  }

  private static String title(TestResult test) {
    return test.title().isBlank() ? test.name() : test.title();
  }

  /** The last one of this session, else the one that the workspace has. */
  static Optional<KeptCheck> last(Context context) {
    return context.desk().lastCheck().or(() -> read(context));
  }

  /** The check of that name, or of that number as they were listed, from 1. */
  Optional<Failed> find(String word) {
    return IntStream.range(0, failed.size())
        .filter(
            i -> word.equals(String.valueOf(i + 1)) || failed.get(i).name().equalsIgnoreCase(word))
        .mapToObj(failed::get)
        .findFirst();
  }

  /** The same with what was seen of one. */
  KeptCheck with(Failed one, Kept kept) {
    Map<String, Kept> more = new TreeMap<>(seen);
    more.put(one.name(), kept);
    return new KeptCheck(exercise, seed, classes, failed, more);
  }

  /** Whether the workspace has one that is newer than its last run. */
  static boolean isNewer(Context context) {
    try {
      return Files.size(file(context)) > 0
          && (!Files.exists(Kept.file(context))
              || Files.getLastModifiedTime(file(context))
                      .compareTo(Files.getLastModifiedTime(Kept.file(context)))
                  > 0);
    } catch (IOException none) {
      return false;
    }
  }

  private static java.nio.file.Path file(Context context) {
    return context.workspace().kept(NAME);
  }

  void write(Context context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      KeptForm.check(out, this);
    } catch (IOException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
    // without it only a later process has no check to look at
    context.workspace().keep(NAME, bytes.toByteArray());
  }

  /** Writes what more was seen; that is no later check, so a run in between stays the later one. */
  void writeSeen(Context context) {
    FileTime checked = null;
    try {
      checked = Files.getLastModifiedTime(file(context));
    } catch (IOException none) {
      // it is written for the first time
    }
    write(context);
    if (checked != null) {
      try {
        Files.setLastModifiedTime(file(context), checked);
      } catch (IOException refused) {
        // then a later process takes it for newer than it is
      }
    }
  }

  private static Optional<KeptCheck> read(Context context) {
    try {
      byte[] bytes = Files.readAllBytes(file(context));
      return Optional.of(KeptForm.check(new DataInputStream(new ByteArrayInputStream(bytes))));
    } catch (IOException | IllegalArgumentException noneOrNotOurs) {
      return Optional.empty();
    }
  }

  /** {@code 1 half, 2 drip}. */
  String choices() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < failed.size(); i++) {
      all.add((i + 1) + " " + failed.get(i).name());
    }
    return String.join(", ", all);
  }
}
