package loopbook.example;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time of a run that counts for its limit: it stands still while the text of a role is being
 * compiled, which a busy machine stretches and no learner can help. A compiler that does not come
 * to an end is not waited for: more than {@link #PATIENCE} of standing still counts.
 */
final class Stopwatch {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private final Runnable changed;
  private final long start;
  private int compiling;
  private long stoodStill;
  private long since;

  /**
   * Starts it.
   *
   * @param changed called whenever it goes on after it stood still
   */
  Stopwatch(LongSupplier nanos, Runnable changed) {
    this.nanos = nanos;
    this.changed = changed;
    this.start = nanos.getAsLong();
  }

  /** For what has no limit. */
  static Stopwatch unread() {
    return new Stopwatch(System::nanoTime, () -> {});
  }

  /** A role's text is being compiled from now on. */
  synchronized void compiles() {
    if (compiling++ == 0) {
      since = nanos.getAsLong();
    }
  }

  /** One role's text is no longer being compiled: it runs, or has come to an end. */
  void runs() {
    boolean goesOn;
    synchronized (this) {
      goesOn = --compiling == 0;
      if (goesOn) {
        stoodStill += nanos.getAsLong() - since;
      }
    }
    if (goesOn) {
      changed.run();
    }
  }

  /** How many nanoseconds are left of a limit, if nothing is compiled from now on. */
  synchronized long left(Duration limit) {
    long now = nanos.getAsLong();
    long still = stoodStill + (compiling > 0 ? now - since : 0);
    long counted = now - start - Math.min(still, PATIENCE.toNanos());
    return limit.toNanos() - counted;
  }
}
