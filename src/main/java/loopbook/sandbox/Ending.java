package loopbook.sandbox;

/**
 * How a child process ended.
 *
 * @param code its exit code; of a signal 128 and more
 * @param output what it printed, as far as kept
 * @param usage what it used, with all that it started
 */
public record Ending(Reason reason, int code, String output, Usage usage) {
  /** Who ended it, and why. */
  public enum Reason {
    /** It ended by itself. */
    ITSELF,
    /** {@link Confined#close()}. */
    CLOSED,
    /** Its time was over. */
    TIME,
    /** It printed more than allowed. */
    OUTPUT,
    /** It used more memory than allowed: its heap's limit, or that of the resident memory. */
    MEMORY,
    /** It had more threads, or processes, than allowed. */
    THREADS
  }
}
