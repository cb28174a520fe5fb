package loopbook.example;

import java.net.SocketAddress;
import loopbook.weave.SocketKind;
import loopbook.wire.AddressText;
import loopbook.wire.Event;
import loopbook.wire.OpenSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket or thread that a program left, and that was closed or ended for it.
 *
 * @param party the role
 * @param name the socket's own address, or the thread's name
 * @param where the line that opened it, {@code server:3}; "" if it is not known
 */
public record Leftover(String party, Kind kind, String name, String where) {
  /** What it is. */
  public enum Kind {
    CONNECTION,
    LISTENER,
    DATAGRAM_SOCKET,
    SELECTOR,
    THREAD
  }

  static Leftover of(OpenSocket socket) {
    return of(socket.party(), socket.kind(), socket.local(), socket.line());
  }

  /** Of an event that says what was left open. */
  static Leftover of(Event event) {
    return of(event.party(), event.at().kind(), event.at().local(), event.line());
  }

  private static Leftover of(
      String party, SocketKind socket, @Nullable SocketAddress local, @Nullable Object line) {
    Kind kind =
        switch (socket) {
          case STREAM -> Kind.CONNECTION;
          case LISTENER -> Kind.LISTENER;
          case DATAGRAM -> Kind.DATAGRAM_SOCKET;
          case SELECTOR -> Kind.SELECTOR;
        };
    return new Leftover(
        party,
        kind,
        local == null ? "" : AddressText.of(local),
        line == null ? "" : line.toString());
  }
}
