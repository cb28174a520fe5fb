package loopbook.example;

import loopbook.wire.OpenSocket;

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
    Kind kind =
        switch (socket.kind()) {
          case STREAM -> Kind.CONNECTION;
          case LISTENER -> Kind.LISTENER;
          case DATAGRAM -> Kind.DATAGRAM_SOCKET;
          case SELECTOR -> Kind.SELECTOR;
        };
    return new Leftover(
        socket.party(),
        kind,
        socket.local() == null ? "" : socket.local().toString(),
        socket.line() == null ? "" : socket.line().toString());
  }
}
