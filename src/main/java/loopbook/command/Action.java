package loopbook.command;

/** A command with its arguments, ready to run. */
@FunctionalInterface
public interface Action {
  /**
   * Does it. What happens meanwhile goes to the context's sink at once; what is to be read
   * afterwards, and may be paged, is in the result.
   *
   * @throws InterruptedException if the user stopped it; nothing is left running
   */
  Result run(Context context) throws InterruptedException;
}
