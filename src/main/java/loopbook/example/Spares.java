package loopbook.example;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sessions that are made ahead, on one thread in the background, so that nobody waits for them. */
final class Spares {
  private static final int ROOM = 4;
  private static final BlockingQueue<Session> READY = new ArrayBlockingQueue<>(ROOM);
  private static final Heap HEAP = new Heap();
  private static final AtomicInteger WANTED = new AtomicInteger();
  private static final Executor BACKGROUND =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "spare sessions");
            thread.setDaemon(true);
            return thread;
          });

  private Spares() {}

  /** A session that has not been used; at once if there is a spare one. */
  static Session take() {
    @Nullable Session ready = READY.poll();
    if (ready == null) {
      return new Session();
    }
    WANTED.decrementAndGet();
    return ready;
  }

  /** Sees to it that so many are ready soon, at most 4. */
  static void prepare(int count) {
    int goal = Math.min(count, ROOM);
    while (WANTED.get() < goal) {
      WANTED.incrementAndGet();
      BACKGROUND.execute(Spares::make);
    }
  }

  /** From now on gives memory back that sessions of earlier runs have left; at first none has. */
  static void tidy() {
    BACKGROUND.execute(HEAP::begin);
  }

  private static void make() {
    Session made = new Session();
    made.warm();
    if (!READY.offer(made)) {
      WANTED.decrementAndGet();
      made.close();
    }
    HEAP.settle();
  }
}
