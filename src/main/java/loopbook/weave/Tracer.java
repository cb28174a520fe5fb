package loopbook.weave;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of each call on a socket in this JVM. Woven into the JDK's own classes, once, at
 * the first {@link #install}; a process that never asks pays nothing.
 */
public final class Tracer {
  /** Bytes of one call that are kept. */
  public static final int PAYLOAD_LIMIT = 4096;

  private static final Watch WATCH = new Watch();
  private static @Nullable SocketWeave weave;

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
   * Tells the listener of every call. There is one listener at a time: a later one takes the place
   * of an earlier one.
   *
   * @throws IllegalStateException with {@link #missing} as its message
   */
  public static void install(CallListener listener) {
    woven();
    WATCH.listener(listener);
  }

  /** Closes the socket (or selector) with that number; false if it is gone or closed already. */
  public static boolean close(long socket) {
    Sockets.Known known = WATCH.sockets.numbered(socket);
    return known != null && Sockets.close(known.object());
  }

  /** Whether the socket is still reachable and open. */
  public static boolean isOpen(long socket) {
    Sockets.Known known = WATCH.sockets.numbered(socket);
    return known != null && Sockets.isOpen(known.object());
  }

  /** Whether the socket was seen to be closed; one that was only forgotten is not. */
  public static boolean isClosed(long socket) {
    Sockets.Known known = WATCH.sockets.numbered(socket);
    if (known == null) {
      return false;
    }
    Object object = known.object();
    return known.isClosed() || (object != null && !Sockets.isOpen(object));
  }

  /**
   * The socket that the handler running on this thread was called for, or 0. Such a thread serves
   * whoever uses asynchronous channels, and was started for whoever did so first.
   */
  public static long completing() {
    return WATCH.completing();
  }

  /** What went wrong within the tracer since the start; a watched program never sees it. */
  static @Nullable Throwable fault() {
    return WATCH.fault();
  }

  /** Weaves once; a second call returns at once. */
  static synchronized SocketWeave woven() {
    SocketWeave done = weave;
    if (done != null) {
      return done;
    }
    Instrumentation instrumentation = Agent.instrumentation();
    if (instrumentation == null) {
      throw new IllegalStateException(missing().orElse(""));
    }
    SocketWeave made = new SocketWeave();
    try {
      Hook.define(instrumentation, WATCH::entered, WATCH::exited, WATCH::started);
      instrumentation.addTransformer(made, true);
      List<Class<?>> targets = new ArrayList<>();
      for (String owner : SocketWeave.early()) {
        targets.add(Class.forName(owner.replace('/', '.'), false, null));
      }
      // of the others those that are here already; the rest is woven as it is loaded
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        String name = loaded.getName().replace('.', '/');
        if (loaded.getClassLoader() == null
            && SocketWeave.owners().contains(name)
            && !targets.contains(loaded)) {
          targets.add(loaded);
        }
      }
      instrumentation.retransformClasses(targets.toArray(Class<?>[]::new));
    } catch (ReflectiveOperationException | UnmodifiableClassException e) {
      instrumentation.removeTransformer(made);
      throw new IllegalStateException("This JDK's socket classes cannot be woven: " + e, e);
    }
    weave = made;
    return made;
  }
}
