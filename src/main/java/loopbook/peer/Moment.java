package loopbook.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something that peers and tests wait for by name; once reached it stays so. */
public final class Moment {
  private final String name;
  private final CountDownLatch latch = new CountDownLatch(1);
  private final List<Runnable> waiting = new ArrayList<>();

  private Moment(String name) {
    this.name = name;
  }

  /** A moment that is not yet reached. */
  public static Moment named(String name) {
    return new Moment(name);
  }

  /** Lets go who waits for it. */
  public void reach() {
    List<Runnable> woken;
    synchronized (waiting) {
      latch.countDown();
      woken = List.copyOf(waiting);
      waiting.clear();
    }
    woken.forEach(Runnable::run);
  }

  /** Whether it has been reached. */
  public boolean reached() {
    return latch.getCount() == 0;
  }

  /** Waits for it; false if {@code limit} passed first or the thread was interrupted. */
  public boolean await(Duration limit) {
    try {
      return latch.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void wake(Runnable waker) {
    synchronized (waiting) {
      if (!reached()) {
        waiting.add(waker);
        return;
      }
    }
    waker.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
