package loopbook.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopbook.judge.trial.Guest;
import loopbook.sandbox.Launch;

/** Children that were started ahead, since starting one takes longer than most tests. */
final class Pool implements AutoCloseable {
  private static final int START_SECONDS = 20;

  private final Launch launch;
  private final int spare;
  private final Deque<Guest> ready = new ArrayDeque<>();
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          body -> {
            Thread thread = new Thread(body, "loopbook-pool");
            thread.setDaemon(true);
            return thread;
          });
  private int wanted;
  private boolean closed;

  /**
   * Starts none yet.
   *
   * @param spare so many are kept ready while nothing is checked
   */
  Pool(Launch launch, int spare) {
    this.launch = launch;
    this.spare = spare;
  }

  /** So many will soon be taken: they are started in the background, ahead. */
  synchronized void expect(int soon) {
    wanted = Math.max(wanted, soon);
    refill();
  }

  /** A fresh child that waits for calls. */
  Guest take() {
    Guest guest = next().orElseGet(this::start);
    try {
      if (guest.ready().get(START_SECONDS, TimeUnit.SECONDS)) {
        return guest;
      }
    } catch (TimeoutException e) {
      // told below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
    guest.close();
    throw new IllegalStateException("a child did not start: " + guest.process().output());
  }

  private synchronized Optional<Guest> next() {
    Optional<Guest> guest = Optional.ofNullable(ready.poll());
    wanted = Math.max(0, wanted - 1);
    refill();
    return guest;
  }

  private synchronized void refill() {
    if (!closed && ready.size() < Math.max(spare, wanted)) {
      starter.execute(this::addOne);
    }
  }

  private void addOne() {
    synchronized (this) {
      if (closed || ready.size() >= Math.max(spare, wanted)) {
        return;
      }
    }
    Guest guest = start();
    synchronized (this) {
      if (!closed) {
        ready.add(guest);
        refill();
        return;
      }
    }
    guest.process().close();
  }

  private Guest start() {
    try {
      return new Guest(launch.start());
    } catch (IOException e) {
      throw new UncheckedIOException("a child process cannot be started", e);
    }
  }

  /** Ends those that wait. */
  @Override
  public void close() {
    Deque<Guest> left;
    synchronized (this) {
      closed = true;
      left = new ArrayDeque<>(ready);
      ready.clear();
    }
    left.forEach(Guest::close);
    CompletableFuture.allOf(
            left.stream().map(g -> g.process().ending()).toArray(CompletableFuture[]::new))
        .join();
    starter.shutdown();
  }
}
