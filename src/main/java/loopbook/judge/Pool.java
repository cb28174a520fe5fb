package loopbook.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopbook.judge.trial.Guest;
import loopbook.sandbox.Launch;

/**
 * Children that were started ahead, since starting one takes longer than most tests. As many as the
 * last check took are kept ready for the next one; after some idle minutes only a few. While a
 * check runs, no more are started than it takes: they would only be in its way.
 */
final class Pool implements AutoCloseable {
  private static final int START_SECONDS = 20;
  private static final int MOST_KEPT = 12;
  private static final int IDLE_MINUTES = 3;

  private final Launch launch;
  private final int spare;
  private int keep;
  private int busy;
  private long used = System.nanoTime();
  private final Deque<Guest> ready = new ArrayDeque<>();
  private final ScheduledExecutorService starter =
      Executors.newSingleThreadScheduledExecutor(
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
    var unused = starter.scheduleWithFixedDelay(this::shrink, IDLE_MINUTES, 1, TimeUnit.MINUTES);
  }

  /** So many may soon be taken: they are started in the background, ahead. */
  synchronized void prepare(int soon) {
    keep = Math.min(MOST_KEPT, Math.max(keep, soon));
    used = System.nanoTime();
    refill();
  }

  /** A check begins that will take so many; to be followed by {@link #done}. */
  synchronized void expect(int soon) {
    busy++;
    wanted += soon;
    keep = Math.min(MOST_KEPT, soon);
    refill();
  }

  /** A check has ended; what it did not take of those it expected is no longer wanted. */
  synchronized void done() {
    busy--;
    used = System.nanoTime();
    if (busy == 0) {
      wanted = 0;
    }
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
    if (!closed && ready.size() < goal()) {
      starter.execute(this::addOne);
    }
  }

  private int goal() {
    return busy > 0 ? wanted : Math.max(spare, keep);
  }

  private void addOne() {
    synchronized (this) {
      if (closed || ready.size() >= goal()) {
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

  private void shrink() {
    Deque<Guest> many = new ArrayDeque<>();
    synchronized (this) {
      if (busy == 0 && System.nanoTime() - used > TimeUnit.MINUTES.toNanos(IDLE_MINUTES)) {
        keep = 0;
        while (ready.size() > spare) {
          many.add(ready.removeLast());
        }
      }
    }
    many.forEach(Guest::close);
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
