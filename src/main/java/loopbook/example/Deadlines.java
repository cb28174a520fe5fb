package loopbook.example;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something when a time is over, unless it was called off. */
final class Deadlines {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "deadlines");
            thread.setDaemon(true);
            return thread;
          });

  private Deadlines() {}

  static ScheduledFuture<?> after(Duration time, Runnable action) {
    return CLOCK.schedule(action, time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
