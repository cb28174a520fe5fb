package loopbook.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Forgets sockets that the program has closed and of which no event that is kept speaks, so that a
 * recording does not grow for ever. Guarded by it.
 */
final class ClosedSockets {
  /**
   * One of them.
   *
   * @param when the number of the last event until it was closed
   */
  private record Closed(Tracked socket, long when) {}

  private final Deque<Closed> all = new ArrayDeque<>();
  private final EventLog log;
  private final Sockets sockets;
  private final Connections connections;
  private final Lanes lanes;

  ClosedSockets(EventLog log, Sockets sockets, Connections connections, Lanes lanes) {
    this.log = log;
    this.sockets = sockets;
    this.connections = connections;
    this.lanes = lanes;
  }

  /** To be told of each close, once its event has its number. */
  void closed(Tracked socket) {
    if (socket.mayGo()) {
      all.addLast(new Closed(socket, log.latest()));
    }
  }

  /** To be called when the log may have dropped an event. */
  void forgetOld() {
    long since = log.keptSince();
    for (Closed next = all.peekFirst();
        next != null && next.when() < since;
        next = all.peekFirst()) {
      sockets.forget(next.socket());
      connections.forget(next.socket());
      all.removeFirst();
    }
    if (log.isFull()) {
      lanes.forgetIfMany();
    }
  }
}
