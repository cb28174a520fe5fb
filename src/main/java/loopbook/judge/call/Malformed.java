package loopbook.judge.call;

import java.io.IOException;

/** What came is not of the protocol, or beyond its limits. */
public final class Malformed extends IOException {
  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }
}
