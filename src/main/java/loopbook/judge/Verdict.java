package loopbook.judge;

import loopbook.judge.trial.Finding;

/** What became of a submission, or of one test of it. */
public enum Verdict {
  /** Each test on the judge's list succeeded exactly once. */
  PASS,
  /** A test did not pass. */
  FAIL,
  /** It does not compile. */
  COMPILE_ERROR,
  /** The file, the class or a method that the tests call is not there. */
  MISSING,
  /** The program ended while it was tested. */
  CRASHED,
  /** Something did not come in time, also when tried once more, alone. */
  TIMEOUT,
  /** It printed more than allowed. */
  OUTPUT_LIMIT,
  /** It used more memory or threads than allowed. */
  MEMORY_LIMIT,
  /** It did what is not allowed. */
  FORBIDDEN,
  /** It tried to change the result. */
  TAMPER,
  /** The fault is ours; it costs the learner nothing. */
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
}
