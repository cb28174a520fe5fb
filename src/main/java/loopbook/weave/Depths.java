package loopbook.weave;

import java.lang.ref.WeakReference;
import loopbook.weave.Sockets.Known;
import org.jspecify.annotations.Nullable;

/**
 * The depth of each thread. Every woven method asks for it twice, and asking a thread local is a
 * call into the JVM on JDK 17, so the depths that were asked for lately are kept near.
 */
final class Depths {
  /** How deep a thread is in woven methods, and the outermost call of those. */
  static final class Depth {
    int calls;
    @Nullable Begun outermost;

    /** The socket that the thread used last: mostly the one that it uses next. */
    @Nullable Known last;

    /** The socket whose call has ended, while the program's handler runs; else 0. */
    long completing;

    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
  }

  /** A power of two. */
  private static final int NEAR = 64;

  private final ThreadLocal<Depth> all = ThreadLocal.withInitial(Depth::new);

  /** By the last bits of the thread's number. What another thread has put there is its own. */
  private final @Nullable Depth[] near = new Depth[NEAR];

  /** Of the calling thread. */
  Depth mine() {
    Thread caller = Thread.currentThread();
    int at = place(caller);
    Depth kept = near[at];
    if (kept != null && kept.thread.get() == caller) {
      return kept;
    }
    Depth found = all.get();
    near[at] = found;
    return found;
  }

  /** Where to look, no more: a program's own kind of thread can say any number, or throw. */
  private static int place(Thread thread) {
    try {
      return (int) thread.getId() & (NEAR - 1);
    } catch (RuntimeException | Error odd) {
      return 0;
    }
  }
}
