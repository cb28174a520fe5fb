package loopbook.example;

/** Thrown into a thread that is to end. An error, so that few programs catch it. */
final class Halt extends Error {
  Halt() {
    super("stopped", null, false, false);
  }

  /** Whether a failure is no more than our own way of ending a thread. */
  static boolean caused(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof Halt) {
        return true;
      }
    }
    return false;
  }
}
