package loopbook.example;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets one thread at a time into the compiler of a JShell. Evaluating and analysing share its file
 * manager, whose tables break when two threads fill them (JDK 17 and 25: a
 * ConcurrentModificationException out of {@code eval}).
 */
final class CompilerLock {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final ReentrantLock lock = new ReentrantLock();

  /** Waits until it is free. */
  <T> T hold(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it is free, unless that can take as long as somebody's program runs.
   *
   * @param runs whether a program runs, which holds it to its end
   * @param otherwise the answer then
   */
  <T> T hold(BooleanSupplier runs, Supplier<T> question, T otherwise) {
    try {
      while (!lock.tryLock(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        if (runs.getAsBoolean()) {
          return otherwise;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return otherwise;
    }
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
