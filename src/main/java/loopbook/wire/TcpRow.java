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
