package loopbook.wire;

import java.net.InetSocketAddress;

/**
 * One row of the kernel's TCP table.
 *
 * @param owner party of the row's own port, "" if it is none of the run's
 * @param peer party of the other port, "" if there is none
 * @param receiveQueue bytes not read yet; of a listener the connections that wait to be accepted
 * @param sendQueue bytes not acknowledged yet
 * @param timer 0 none, 1 retransmission, 2 other (keep-alive or FIN_WAIT2), 3 TIME_WAIT, 4 zero
 *     window probe
 * @param retransmits of the segment that is out
 */
public record TcpRow(
    String owner,
    String peer,
    InetSocketAddress local,
    InetSocketAddress remote,
    State state,
    long receiveQueue,
    long sendQueue,
    int timer,
    int retransmits) {
  private static final int RETRANSMISSION = 1;

  /** The same with other names of the two parties. */
  public TcpRow named(String party, String other) {
    return new TcpRow(
        party, other, local, remote, state, receiveQueue, sendQueue, timer, retransmits);
  }

  /** Whether nothing is about to change by itself: an acknowledgement can be delayed by 40 ms. */
  boolean isSettled() {
    return switch (state) {
      case FIN_WAIT1, LAST_ACK, CLOSING, SYN_RECV, NEW_SYN_RECV -> false;
      default -> timer != RETRANSMISSION;
    };
  }

  /**
   * Whether both ends are known to be somebody's: the kernel has a connection before the call that
   * made it has returned.
   */
  boolean isNamed() {
    return state == State.LISTEN || (!owner.isEmpty() && !peer.isEmpty());
  }

  /** Connections that wait to be accepted; 0 for what is no listener. */
  public long waiting() {
    return state == State.LISTEN ? receiveQueue : 0;
  }

  /** Bytes of data that were not read; a received end of stream is not counted. */
  public long unread() {
    return switch (state) {
      case LISTEN -> 0;
      case CLOSE_WAIT, CLOSING, LAST_ACK -> Math.max(0, receiveQueue - 1);
      default -> receiveQueue;
    };
  }

  /** Bytes of data that were not acknowledged; a sent end of stream is not counted. */
  public long unacknowledged() {
    return switch (state) {
      case LISTEN, SYN_SENT -> 0;
      case FIN_WAIT1, CLOSING, LAST_ACK -> Math.max(0, sendQueue - 1);
      default -> sendQueue;
    };
  }

  /** In the order of the kernel's numbers, from 1. */
  public enum State {
    ESTABLISHED,
    SYN_SENT,
    SYN_RECV,
    FIN_WAIT1,
    FIN_WAIT2,
    TIME_WAIT,
    CLOSE,
    CLOSE_WAIT,
    LAST_ACK,
    LISTEN,
    CLOSING,
    NEW_SYN_RECV
  }
}
