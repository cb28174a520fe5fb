package loopbook.judge.call;

/**
 * A line of the learner's source that was on a stack.
 *
 * @param type binary name of the class
 * @param number from 1; 0 if unknown
 */
public record Line(String type, String method, String file, int number) {
  /** {@code EchoUntilEof.java:12}. */
  @Override
  public String toString() {
    return number > 0 ? file + ":" + number : file;
  }
}
