package loopbook.shell;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Waits for what a thread of this JVM is doing. */
final class Stacks {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Stacks() {}

  /** Waits until some thread is in that method of a class whose name ends so. */
  static void await(String type, String method) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .noneMatch(f -> f.getClassName().endsWith(type) && f.getMethodName().equals(method))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no thread came to " + type + "." + method);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
