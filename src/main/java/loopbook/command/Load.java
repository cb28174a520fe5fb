package loopbook.command;

import java.util.ArrayList;
import java.util.List;

/** Keeps processors busy until it is closed. */
final class Load implements AutoCloseable {
  /** None at all. */
  static final Load NONE = new Load(0);

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  private Load(int processors) {
    for (int i = 0; i < processors; i++) {
      Thread thread = new Thread(this::burn, "load " + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  /** One thread for each processor. */
  static Load everywhere() {
    return new Load(Runtime.getRuntime().availableProcessors());
  }

  private void burn() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    over = true;
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
