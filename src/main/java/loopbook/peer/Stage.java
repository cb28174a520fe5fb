package loopbook.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one thread and selector of an act. */
final class Stage {
  private static final long SELECTABLE = TimeUnit.MILLISECONDS.toNanos(1);

  private final String name;
  private final Selector selector;
  private final long origin = System.nanoTime();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Boolean> assembled = new CompletableFuture<>();
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private volatile boolean closing;
  private @Nullable Thread thread;
  private @Nullable Cast cast;

  Stage(String name) throws IOException {
    this.name = name;
    this.selector = Selector.open();
  }

  void open(Cast players) {
    cast = players;
    Thread started = new Thread(() -> run(players), "peer " + name);
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  String name() {
    return name;
  }

  Selector selector() {
    return selector;
  }

  /** For one read or write on the stage's thread. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** When it was opened, of {@link System#nanoTime}. */
  long origin() {
    return origin;
  }

  long since(long nanos) {
    return nanos - origin;
  }

  void wake() {
    selector.wakeup();
  }

  CompletableFuture<Boolean> assembled() {
    return assembled;
  }

  CompletableFuture<Boolean> done() {
    return done;
  }

  /** Asks on the stage's own thread, or here once that has ended. */
  <T> CompletableFuture<T> ask(Function<Cast, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    questions.add(
        () -> {
          Cast players = cast;
          if (players != null) {
            answer.complete(question.apply(players));
          }
        });
    Thread running = thread;
    if (running == null || !running.isAlive()) {
      answerAll();
    } else {
      wake();
    }
    return answer;
  }

  void close() {
    closing = true;
    wake();
    Thread running = thread;
    boolean interrupted = false;
    while (running != null && running.isAlive() && running != Thread.currentThread()) {
      try {
        running.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    answerAll();
  }

  void abandon() throws IOException {
    selector.close();
  }

  private void run(Cast players) {
    try (Selector owned = selector) {
      while (!closing) {
        long now = System.nanoTime();
        long wake = players.advance(now);
        if (players.assembled()) {
          assembled.complete(true);
        }
        if (players.done()) {
          assembled.complete(true);
          done.complete(true);
        }
        answerAll();
        pause(wake);
        long then = System.nanoTime();
        for (var key : owned.selectedKeys()) {
          players.ready(key, then);
        }
        owned.selectedKeys().clear();
      }
    } catch (IOException | RuntimeException | Error e) {
      assembled.completeExceptionally(e);
      done.completeExceptionally(e);
    } finally {
      players.close();
      assembled.complete(true);
      done.complete(true);
      answerAll();
    }
  }

  private void pause(long wake) throws IOException {
    long left = wake - System.nanoTime();
    if (left <= 0) {
      selector.selectNow();
    } else if (left < SELECTABLE) {
      if (selector.selectNow() == 0) {
        LockSupport.parkNanos(left);
        selector.selectNow();
      }
    } else {
      selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }
  }

  private synchronized void answerAll() {
    for (Runnable next = questions.poll(); next != null; next = questions.poll()) {
      next.run();
    }
  }
}
