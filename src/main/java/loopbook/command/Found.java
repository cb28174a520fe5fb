package loopbook.command;

/** What was looked for, or what to say since it is not there. */
sealed interface Found<T> {
  /** It is there. */
  record Here<T>(T it) implements Found<T> {}

  /** It is not; with the names that were most likely meant. */
  record Missing<T>(Result said) implements Found<T> {}

  /** Goes on with what was found. */
  default Result then(Step<T> step) throws InterruptedException {
    return this instanceof Here<T> here ? step.with(here.it) : ((Missing<T>) this).said;
  }

  /** What is done with it. */
  @FunctionalInterface
  interface Step<T> {
    Result with(T it) throws InterruptedException;
  }
}
