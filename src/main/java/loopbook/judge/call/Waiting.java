package loopbook.judge.call;

/**
 * What one of the learner's threads was doing.
 *
 * @param thread its name
 * @param state as in {@link Thread.State}, {@code WAITING}; {@link #RUNS} if it used the processor
 * @param call the JDK method that the learner's line is in, {@code ServerSocket.accept}; empty if
 *     none
 * @param wants for what a call on a socket waits, {@code LINE_END}; empty if it is in none
 */
public record Waiting(String thread, String state, String call, String wants, Line line) {
  /** The name of each thread on which the child runs a call of the test's. */
  public static final String CALL = "call";

  /** It does not wait, but goes on and on. */
  public static final String RUNS = "RUNS";

  /** Whether it used the processor while it was watched. */
  public boolean runs() {
    return state.equals(RUNS);
  }

  /** {@code Echo.java:12 in InputStream.read}. */
  @Override
  public String toString() {
    return call.isEmpty() ? line.toString() : line + " in " + call;
  }
}
