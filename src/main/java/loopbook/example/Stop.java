package loopbook.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import loopbook.wire.BlockedCall;
import loopbook.wire.OpenSocket;
import loopbook.wire.Recording;

/**
 * Ends a turn, in steps: its guard is raised and its threads are interrupted, then sockets are
 * closed, then what still runs is given up. All of that takes less than half a second.
 */
final class Stop {
  /** How long threads may take to end by themselves once they were interrupted. */
  static final Duration GRACE = Duration.ofMillis(100);

  /** How long they may take once their sockets are closed. */
  static final Duration PATIENCE = Duration.ofMillis(250);

  /** So often sockets are looked for that keep a thread. */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

  private static final long PAUSE = Duration.ofMillis(2).toNanos();

  private final Turn turn;
  private final Part part;
  private final Function<Thread, Held> held;
  private final List<Held> at;
  private final CompletableFuture<Outcome.Stopped> result = new CompletableFuture<>();

  private Stop(Turn turn, Part part, Function<Thread, Held> held, List<Held> at) {
    this.turn = turn;
    this.part = part;
    this.held = held;
    this.at = at;
  }

  /**
   * @param at where its threads are, looked up before
   */
  static Stop begin(Turn turn, Part part, Function<Thread, Held> held, List<Held> at) {
    Stop stop = new Stop(turn, part, held, at);
    turn.raise();
    Thread thread = new Thread(stop::run, "stop " + part.party());
    thread.setDaemon(true);
    thread.start();
    return stop;
  }

  /** Waits until it is over. */
  Outcome.Stopped await() {
    return result.join();
  }

  private void run() {
    List<Leftover> closed = new ArrayList<>();
    List<Held> givenUp = new ArrayList<>();
    try {
      interrupt();
      boolean ended = endWithin(GRACE);
      if (!ended || part.stopping() == Stopping.ALL) {
        ended = closeUntilOver(closed);
      }
      if (!ended) {
        turn.threads().forEach(t -> givenUp.add(held.apply(t)));
      }
    } finally {
      turn.giveUp();
      result.complete(new Outcome.Stopped(at, closed, givenUp));
    }
  }

  /** Closes again and again: a thread may reach its next call after the sockets were looked at. */
  private boolean closeUntilOver(List<Leftover> closed) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      closed.addAll(close());
      if (endWithin(LOOK_AGAIN)) {
        return true;
      }
      if (System.nanoTime() - end > 0) {
        return false;
      }
    }
  }

  private void interrupt() {
    turn.threads().forEach(Thread::interrupt);
  }

  private boolean endWithin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (!isOver()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      LockSupport.parkNanos(PAUSE);
    }
    return true;
  }

  private boolean isOver() {
    return turn.threads().isEmpty() && blockedByBorrowed().isEmpty();
  }

  private List<Leftover> close() {
    Recording recording = part.recording();
    if (recording == null) {
      return List.of();
    }
    List<OpenSocket> open =
        part.stopping() == Stopping.ALL
            ? recording.closeOpenSockets(part.party())
            : closeBlocking(recording);
    // What they opened in the meantime must not keep them either.
    interrupt();
    return open.stream().map(Leftover::of).toList();
  }

  private List<OpenSocket> closeBlocking(Recording recording) {
    Set<Long> mine = new HashSet<>();
    turn.threads().forEach(t -> mine.add(t.getId()));
    Set<Long> sockets = new HashSet<>();
    for (BlockedCall call : recording.blocked()) {
      if (mine.contains(call.threadId())) {
        sockets.add(call.socket());
      }
    }
    blockedByBorrowed().forEach(call -> sockets.add(call.socket()));
    List<OpenSocket> found =
        recording.openSockets().stream().filter(s -> sockets.contains(s.socket())).toList();
    found.forEach(s -> recording.closeSocket(s.socket()));
    return found;
  }

  private List<BlockedCall> blockedByBorrowed() {
    Recording recording = part.recording();
    Set<Long> borrowed = turn.borrowed();
    return recording == null || borrowed.isEmpty()
        ? List.of()
        : recording.blocked().stream().filter(c -> borrowed.contains(c.threadId())).toList();
  }
}
