package loopbook.weave;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of each call on a socket in this JVM. Woven into the JDK's own classes, once, at
 * the first {@link #install}; a process that never asks pays nothing.
 */
public final class Tracer {
  /** Bytes of one call that are kept. */
  public static final int PAYLOAD_LIMIT = 4096;

  private Tracer() {}

  /** Why this JVM cannot be traced, in words for a person; empty if it can. */
  public static Optional<String> missing() {
    return Agent.instrumentation() == null
        ? Optional.of(
            "Loopbook's agent is not loaded, so sockets cannot be watched."
                + " Start with java -jar loopbook.jar, or add -javaagent:loopbook.jar.")
        : Optional.empty();
  }

  /**
   * Delivers every call to the listener, on the calling thread. The listener must be quick and use
   * no sockets. There is one at a time.
   *
   * @throws IllegalStateException with {@link #missing} as its message
   */
  public static void install(Consumer<SocketCall> listener) {
    throw new UnsupportedOperationException("being written");
  }

  /** Closes the socket (or selector) with that number; false if it is gone or closed already. */
  public static boolean close(long socket) {
    throw new UnsupportedOperationException("being written");
  }

  /** Whether the socket is still reachable and open. */
  public static boolean isOpen(long socket) {
    throw new UnsupportedOperationException("being written");
  }

  /** The thread that made a call with this number, if it is still there. Also virtual threads. */
  public static @Nullable Thread thread(long threadId) {
    throw new UnsupportedOperationException("being written");
  }
}
