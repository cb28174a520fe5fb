package loopbook.peer;

import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Whether the other side has read what was sent to it. */
final class Consumption {
  /** How often to ask the kernel, at most: a table of thousands of rows costs more than that. */
  private static final long POLL = TimeUnit.MICROSECONDS.toNanos(100);

  /** How long a segment may be on its way, and the pace where the kernel does not tell. */
  private static final long ON_ITS_WAY = TimeUnit.MILLISECONDS.toNanos(1);

  /** A table that takes so long to read tells what was, and keeps others from running. */
  private static final long DEAR = TimeUnit.MILLISECONDS.toNanos(20);

  private final Unread unread = new Unread();
  private final Line line;
  private boolean arrived;
  private boolean dear;
  private long next;

  Consumption(Line line) {
    this.line = line;
  }

  /** Something more was sent. */
  void again() {
    arrived = false;
  }

  /** When it is worth asking again. */
  long next(long now) {
    return Math.max(next, now + POLL);
  }

  /**
   * Whether it has; where looking is dear, whether a segment is there by now.
   *
   * @param now of {@link System#nanoTime}
   */
  boolean over(long now) {
    InetSocketAddress local = line.local();
    InetSocketAddress remote = line.remote();
    if (local == null || remote == null || line.ending() != Ending.NONE) {
      return true;
    }
    boolean old = now - line.lastSent >= ON_ITS_WAY;
    if (dear) {
      return old;
    }
    if (now < next) {
      return false;
    }
    long begun = System.nanoTime(); // now may be older: others had their turn
    OptionalLong left = unread.of(local, remote);
    long told = System.nanoTime();
    dear = told - begun >= DEAR;
    next = told + Math.max(POLL, told - begun);
    if (left.isEmpty()) {
      return old;
    }
    if (left.getAsLong() > 0) {
      arrived = true;
      return false;
    }
    return arrived || old;
  }
}
