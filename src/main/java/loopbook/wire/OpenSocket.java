package loopbook.wire;

import java.net.SocketAddress;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is open now.
 *
 * @param socket its number
 * @param party who opened it
 * @param line where
 * @param since when, of {@link System#nanoTime}
 */
public record OpenSocket(
    long socket,
    SocketKind kind,
    String party,
    @Nullable CodeLine line,
    @Nullable SocketAddress local,
    @Nullable SocketAddress remote,
    long since) {
  /** Whether it listens for connections. */
  public boolean isListener() {
    return kind == SocketKind.LISTENER;
  }

  /** Whether it is an end of a connection. */
  public boolean isStream() {
    return kind == SocketKind.STREAM;
  }

  /** Whether it sends and receives datagrams. */
  public boolean isDatagrams() {
    return kind == SocketKind.DATAGRAM;
  }
}
