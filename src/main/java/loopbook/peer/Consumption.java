package loopbook.peer;

import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Whether the other side has read what was sent to it. */
final class Consumption {
  /** How often to ask the kernel. */
  static final long POLL = TimeUnit.MICROSECONDS.toNanos(100);

  /** How long a segment may be on its way, and the pace where the kernel does not tell. */
  private static final long ON_ITS_WAY = TimeUnit.MILLISECONDS.toNanos(1);

  private final Unread unread = new Unread();
  private final Line line;
  private boolean arrived;

  Consumption(Line line) {
    this.line = line;
  }

  /** Something more was sent. */
  void again() {
    arrived = false;
  }

  boolean over(long now) {
    InetSocketAddress local = line.local();
    InetSocketAddress remote = line.remote();
    if (local == null || remote == null || line.ending() != Ending.NONE) {
      return true;
    }
    boolean old = now - line.lastSent >= ON_ITS_WAY;
    OptionalLong left = unread.of(local, remote);
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
