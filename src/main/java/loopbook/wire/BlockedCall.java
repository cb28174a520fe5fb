package loopbook.wire;

import loopbook.weave.Operation;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A call that has been entered and has not returned.
 *
 * @param at the socket; its peer is the party at the other end, or "" if that is not known
 * @param room bytes that a read or write offered
 * @param since when it was entered, of {@link System#nanoTime}
 * @param own what has happened on the socket
 * @param other what has happened at the other end of its connection; null while that is not known,
 *     as before it was accepted
 */
public record BlockedCall(
    String party,
    String thread,
    long threadId,
    Operation operation,
    Endpoint at,
    long room,
    long since,
    @Nullable CodeLine line,
    End own,
    @Nullable End other) {

  /**
   * One end of a connection, or a socket that has none.
   *
   * @param sent bytes that its calls have handed over, of a stream
   * @param received bytes that its calls have returned, of a stream
   * @param line where it was opened, if that is known
   */
  public record End(
      String party, long socket, long sent, long received, boolean over, @Nullable CodeLine line) {
    static End of(Tracked socket, CodeLines lines) {
      return new End(
          socket.party,
          socket.number,
          socket.sent,
          socket.received,
          socket.halfClosed || socket.closed || socket.closedForIt,
          socket.line(lines));
    }
  }

  public long socket() {
    return at.socket();
  }

  public SocketKind kind() {
    return at.kind();
  }
}
