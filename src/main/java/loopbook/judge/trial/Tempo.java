package loopbook.judge.trial;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How much longer things take on this machine now than on a quiet one. Bounds in tests are for a
 * quiet machine and are multiplied by it.
 *
 * @param factor from 1 to 5, or to 15 where it is {@link #patient}
 */
public record Tempo(double factor) {
  private static final double MOST = 5;
  private static final int TIMES = 4;
  private static final int ROUNDS = 400_000;

  /** What the loop of {@link #measure} takes on a slow but quiet machine, in nanoseconds. */
  private static final long NOMINAL = 2_500_000;

  /** Measures now; takes a few milliseconds. */
  public static Tempo measure() {
    long spent = 0;
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      if (spin(i + 1) == 0) {
        throw new AssertionError("a xorshift never comes to zero");
      }
      spent += System.nanoTime() - start;
      LockSupport.parkNanos(1); // who else wants the processor gets it, and then it shows
    }
    return new Tempo(Math.min(MOST, Math.max(1, (double) spent / (TIMES * NOMINAL))));
  }

  /** One that waits longer, for what was late at the first try; at most fifteen times as long. */
  public Tempo patient() {
    return new Tempo(factor * 3);
  }

  /** A bound of a quiet machine as it is to be kept here. */
  public Duration scaled(Duration quiet) {
    return Duration.ofNanos((long) (quiet.toNanos() * factor));
  }

  private static long spin(long seed) {
    long x = seed;
    for (int i = 0; i < ROUNDS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
