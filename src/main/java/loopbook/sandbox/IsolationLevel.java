package loopbook.sandbox;

/** How far a learner's process is kept from everything else; written into every result. */
public enum IsolationLevel {
  /** A process of its own with limits and a clean environment. No proof against malice. */
  PROCESS(1),
  /** Also a network namespace of its own: other networks and other runs cannot be reached. */
  NETWORK(2),
  /** Also user, process and mount namespaces of its own: the host's files and processes neither. */
  FULL(3);

  private final int number;

  IsolationLevel(int number) {
    this.number = number;
  }

  /** 1 to 3; a higher one holds more. */
  public int number() {
    return number;
  }

  /**
   * The highest level that this build offers. Levels 2 and 3 need the judge itself inside the
   * network namespace, since TCP does not cross it; they come with the judge process of {@code
   * batch}, and only {@link Launch} has to learn of them here.
   */
  public static IsolationLevel available() {
    return PROCESS;
  }
}
