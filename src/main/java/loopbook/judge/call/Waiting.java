package loopbook.judge.call;

/**
 * What one of the learner's threads was doing.
 *
 * @param thread its name
 * @param state as in {@link Thread.State}, {@code RUNNABLE}
 * @param call the JDK method that the learner's line is in, {@code Socket.accept}; empty if none
 */
public record Waiting(String thread, String state, String call, Line line) {
  @Override
  public String toString() {
    return call.isEmpty() ? line.toString() : line + " in " + call;
  }
}
