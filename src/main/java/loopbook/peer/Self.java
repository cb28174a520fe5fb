package loopbook.peer;

import java.net.InetSocketAddress;

/**
 * What a peer knows of itself once it is connected.
 *
 * @param number which of the peer's connections this is, from 0
 * @param local its own end
 * @param remote the other end
 */
public record Self(int number, InetSocketAddress local, InetSocketAddress remote) {}
