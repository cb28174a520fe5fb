package loopbook.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a script begins: a peer either dials an address or listens for callers.
 *
 * <pre>{@code
 * Heard heard =
 *     Peer.dial(server).named("DRIP").drip("hello\n").expect("HELLO\n").thenEndOfStream().play();
 * }</pre>
 *
 * <p>A script is an immutable value; {@link Caller#play()} and {@link Script#start()} act it out on
 * a thread of its own, as often as wanted. What goes otherwise than scripted is data ({@link
 * Miss}), never an exception.
 */
public final class Peer {
  private Peer() {}

  /** A peer that connects to {@code address}. */
  public static Caller dial(InetSocketAddress address) {
    return Caller.to(address);
  }

  /** A peer that listens on a free port of {@code 127.0.0.1}. */
  public static Host listen() {
    return Host.on(Loopback.V4);
  }

  /** A datagram peer that writes to {@code address} from a free port of {@code 127.0.0.1}. */
  public static Mail mail(InetSocketAddress address) {
    return Mail.to(address);
  }

  /** A datagram peer that waits on a free port of {@code 127.0.0.1} for who writes to it. */
  public static Mail mailbox() {
    return Mail.to(null);
  }

  /** A peer that listens on a free port of {@code address}. */
  public static Host listen(InetAddress address) {
    return Host.on(address);
  }
}
