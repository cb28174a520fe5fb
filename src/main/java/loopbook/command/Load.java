package loopbook.command;

import java.util.ArrayList;
import java.util.List;

/** Keeps every processor busy until it is closed. */
final class Load implements AutoCloseable {
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  Load() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread thread = new Thread(this::burn, "load " + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
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
