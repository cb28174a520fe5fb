package loopbook.judge;

import java.util.List;
import java.util.Optional;
import loopbook.judge.trial.Finding;

/**
 * What became of a submission, or of one test of it; each by a cause that is seen from outside the
 * learner's process. Of several, the source's come first, since nothing runs then: {@link #MISSING}
 * if a file cannot be read, {@link #COMPILE_ERROR}, {@link #MISSING} if a method is not there. For
 * several tests see {@link #ofAll}.
 */
public enum Verdict {
  /** Each test on the judge's list succeeded exactly once, but those that cannot run here. */
  PASS,
  /** Something else came over the wire, or was returned or thrown, than a test expects. */
  FAIL,
  /** The compiler reports an error, or does not come to an end. */
  COMPILE_ERROR,
  /** The file cannot be read as Java, or lacks the class or a method that the tests call. */
  MISSING,
  /** The process ended during a test: by {@code System.exit}, or by itself. */
  CRASHED,
  /** Something did not come in time, also when tried once more, alone and with more time. */
  TIMEOUT,
  /** The process was ended because it printed more than allowed. */
  OUTPUT_LIMIT,
  /** The process was ended because it, or what it started, had more memory or threads. */
  MEMORY_LIMIT,
  /** Not given so far: what is not allowed does not work, and the program sees an exception. */
  FORBIDDEN,
  /** Bytes that are none of the protocol came on the connection between judge and child. */
  TAMPER,
  /** A test, a peer or a process of ours broke, twice; it costs the learner nothing. */
  INTERNAL;

  static Verdict of(Finding.Kind kind) {
    return switch (kind) {
      case WRONG -> FAIL;
      case LATE -> TIMEOUT;
      case CRASHED -> CRASHED;
      case OUTPUT -> OUTPUT_LIMIT;
      case MEMORY -> MEMORY_LIMIT;
      case TAMPER -> TAMPER;
      case OURS -> INTERNAL;
    };
  }

  /**
   * That of a submission by those of its tests, without those that were skipped: {@link #INTERNAL}
   * if any is, since nothing is known then; {@link #TAMPER} if any is, since then none can be
   * believed; else that of the first test that did not pass, which is what a learner reads first.
   */
  static Verdict ofAll(List<TestResult> results) {
    List<Verdict> all =
        results.stream()
            .filter(test -> test.state() != TestResult.State.SKIPPED)
            .map(TestResult::verdict)
            .toList();
    if (all.isEmpty() || all.contains(INTERNAL)) {
      return INTERNAL;
    }
    Optional<Verdict> first = all.stream().filter(verdict -> verdict != PASS).findFirst();
    return all.contains(TAMPER) ? TAMPER : first.orElse(PASS);
  }
}
