package loopbook.wire;

import java.util.Optional;
import loopbook.weave.Tracer;

/** Starts recordings. There is one recorder in a JVM; it weaves the sockets when first used. */
public final class Recorder {
  private Recorder() {}

  /** Why nothing can be recorded in this JVM, in words for a person; empty if it can. */
  public static Optional<String> missing() {
    return Tracer.missing();
  }

  /** As {@link #start(String, CodeLines)}, without lines. */
  public static Recording start(String name) {
    return start(name, CodeLines.NONE);
  }

  /**
   * Begins a recording, of one run or of one session. Several can go on at once.
   *
   * @throws IllegalStateException with {@link #missing} as its message
   */
  public static Recording start(String name, CodeLines lines) {
    throw new UnsupportedOperationException("being written");
  }
}
