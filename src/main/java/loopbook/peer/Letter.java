package loopbook.peer;

import java.net.InetSocketAddress;

/**
 * One datagram of a peer's.
 *
 * @param sent whether the peer sent it; otherwise it came
 * @param own the peer's port that it left or reached; a stranger's is another one
 * @param other to whom or from whom
 * @param content all of it
 */
public record Letter(boolean sent, InetSocketAddress own, InetSocketAddress other, Kept content) {
  /** What is in it. */
  public byte[] bytes() {
    return content.head();
  }
}
