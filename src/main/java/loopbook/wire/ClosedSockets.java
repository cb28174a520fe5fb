package loopbook.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that the program has closed and of which nothing in the log will speak any more, once it
 * has dropped what was said last. Guarded by the recording.
 */
final class ClosedSockets {
  private record Closed(Tracked socket, long when) {}

  private final Deque<Closed> all = new ArrayDeque<>();

  /**
   * To be told of a socket that was closed.
   *
   * @param when the number of the last event until then
   */
  void add(Tracked socket, long when) {
    all.addLast(new Closed(socket, when));
  }

  /**
   * Takes the next one that was closed before the event with that number; null if there is none.
   */
  @Nullable Tracked before(long event) {
    Closed next = all.peekFirst();
    if (next == null || next.when() >= event) {
      return null;
    }
    all.removeFirst();
    return next.socket();
  }
}
