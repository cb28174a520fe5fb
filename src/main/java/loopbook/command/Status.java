package loopbook.command;

/** How a command ended, and the exit code that says so without a prompt. */
public enum Status {
  /** Done or passed; of {@code run}: every example ended as its lesson claims. */
  DONE(0),
  /** The learner's work failed. */
  FAILED(1),
  /** The command was called in a way that it does not have. */
  USAGE(2),
  /** Our fault, or a lesson's claim that did not hold. */
  FAULT(3),
  /** Refused: the isolation level that was asked for, or an answer pack, is missing. */
  REFUSED(4),
  /** Stopped by the user. */
  INTERRUPTED(130);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  /** The exit code of the process. */
  public int code() {
    return code;
  }

  /** The graver of two, where one command did several things. */
  public Status and(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
