package loopbook.course;

/** How a role of an example is expected to end. */
public sealed interface Ending {
  /** By itself, with no exception. */
  record Done() implements Ending {}

  /** The compiler rejects it. */
  record CompileError() implements Ending {}

  /**
   * With an exception that nobody caught.
   *
   * @param type its simple name, for example {@code SocketException}
   */
  record Throws(String type) implements Ending {}

  /** By the limit of the run. */
  record Stopped() implements Ending {}
}
