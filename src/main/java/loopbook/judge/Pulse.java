package loopbook.judge;

import java.time.Duration;

/**
 * Notices when the machine had no time for the judge. A peer that should speak at once speaks only
 * then, too: what a program did about its silence is not the program's fault.
 */
final class Pulse implements AutoCloseable {
  /** A third of the shortest limit that an exercise sets. */
  static final Duration LATE = Duration.ofMillis(100);

  private static final Duration STEP = Duration.ofMillis(10);

  private final Thread thread = new Thread(this::beat, "judge-pulse");
  private volatile long last = System.nanoTime();
  private volatile long missed;
  private volatile boolean hasMissed;

  Pulse() {
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Whether it ever came late by more than {@link #LATE} since then.
   *
   * @param since of {@link System#nanoTime}
   */
  boolean missedSince(long since) {
    return (hasMissed && missed - since >= 0) || isLate(System.nanoTime());
  }

  private boolean isLate(long now) {
    return now - last > STEP.plus(LATE).toNanos();
  }

  private void beat() {
    try {
      while (true) {
        Thread.sleep(STEP.toMillis());
        long now = System.nanoTime();
        if (isLate(now)) {
          missed = now;
          hasMissed = true;
        }
        last = now;
      }
    } catch (InterruptedException closed) {
      // the check is over
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
