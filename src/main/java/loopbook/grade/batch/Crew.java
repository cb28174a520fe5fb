package loopbook.grade.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Threads that take tasks from one list until it is empty. When one fails, or the caller is
 * interrupted, all stop, and the caller returns only when they have.
 *
 * @param <T> a task
 */
final class Crew<T> {
  private final int size;
  private final Deque<T> open = new ArrayDeque<>();
  private final List<T> again = new ArrayList<>();
  private @Nullable Throwable failure;

  Crew(int size) {
    this.size = size;
  }

  /** What is done with a task. */
  interface Work<T> {
    /** Whether the task is to be done once more, later. */
    boolean on(T task) throws IOException, InterruptedException;
  }

  /** Does all tasks, and returns those that are to be done once more. */
  List<T> run(List<T> tasks, Work<T> work) throws IOException, InterruptedException {
    open.addAll(tasks);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(size, tasks.size()); i++) {
      Thread thread = new Thread(() -> take(work), "grade-" + (i + 1));
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException stop) {
          interrupted = true;
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      throw new InterruptedException("stopped while grading");
    }
    Throwable broken = failure();
    if (broken instanceof IOException disk) {
      throw disk;
    }
    if (broken != null) {
      throw new IllegalStateException(broken);
    }
    return again();
  }

  private void take(Work<T> work) {
    try {
      for (@Nullable T task = next(); task != null; task = next()) {
        if (work.on(task)) {
          later(task);
        }
      }
    } catch (InterruptedException stop) {
      abandon(null);
    } catch (IOException | RuntimeException | Error broken) {
      abandon(broken);
    }
  }

  private synchronized @Nullable T next() {
    return open.poll();
  }

  private synchronized void later(T task) {
    again.add(task);
  }

  private synchronized void abandon(@Nullable Throwable cause) {
    open.clear();
    if (failure == null) {
      failure = cause;
    }
  }

  private synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Those to be done again. */
  private synchronized List<T> again() {
    return List.copyOf(again);
  }
}
