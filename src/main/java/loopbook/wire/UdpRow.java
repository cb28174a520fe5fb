package loopbook.wire;

import java.net.InetSocketAddress;

/**
 * One row of the kernel's UDP table.
 *
 * @param owner party of the row's port, "" if it is none of the run's
 * @param receiveQueue memory that unread datagrams take, in bytes; more than their payload
 * @param sendQueue the same for datagrams on their way out
 * @param drops datagrams that the kernel threw away because there was no room
 */
public record UdpRow(
    String owner,
    InetSocketAddress local,
    InetSocketAddress remote,
    long receiveQueue,
    long sendQueue,
    long drops) {
  /** The same with another name of its owner. */
  public UdpRow named(String party) {
    return new UdpRow(party, local, remote, receiveQueue, sendQueue, drops);
  }
}
