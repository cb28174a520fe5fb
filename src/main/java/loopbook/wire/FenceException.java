package loopbook.wire;

/** A fence's line that says nothing known; the message is for its author. */
public final class FenceException extends IllegalArgumentException {
  private final int line;

  FenceException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Of the fence, from 1. */
  public int line() {
    return line;
  }
}
