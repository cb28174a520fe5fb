package loopbook.sandbox;

import java.util.Optional;
import java.util.stream.Stream;

/** How far a learner's process is kept from everything else; written into every result. */
public enum IsolationLevel {
  /** A process of its own with limits and a clean environment. No proof against malice. */
  PROCESS(1),
  /** Also a network namespace of its own: other networks and other runs cannot be reached. */
  NETWORK(2),
  /**
   * Also user, process, mount and IPC namespaces of its own: the host's files and processes
   * neither.
   */
  FULL(3);

  private final int number;

  IsolationLevel(int number) {
    this.number = number;
  }

  /** 1 to 3; a higher one holds more. */
  public int number() {
    return number;
  }

  /** The level of that number; empty if there is none. */
  public static Optional<IsolationLevel> of(int number) {
    return Stream.of(values()).filter(level -> level.number == number).findFirst();
  }

  /**
   * The highest level that this machine offers. The first call tries it out, which takes a tenth of
   * a second or so.
   */
  public static IsolationLevel available() {
    return Probe.RESULT.level();
  }

  /** Why there is no higher level than the available one; empty if there is none. */
  public static Optional<String> obstacle() {
    return Probe.RESULT.obstacle();
  }
}
