package loopbook.judge.child;

/** The operation cannot be done; its message says why, for the judge. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
