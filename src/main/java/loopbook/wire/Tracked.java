package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/** What a recording knows of one socket. Guarded by the recording. */
final class Tracked {
  final long number;

  /** Traced in this process, so it can be closed from here. */
  final boolean here;

  final SocketKind kind;
  final String party;
  final long since;
  @Nullable CodeLine line;
  @Nullable SocketAddress local;
  @Nullable SocketAddress remote;
  long connection;
  long sent;
  long received;

  /** It listens, is connected, is bound or has sent: it is something to the kernel. */
  boolean opened;

  /** By the program. */
  boolean closed;

  /** By whoever stopped the program; it may yet close it itself. */
  boolean closedForIt;

  boolean halfClosed;
  boolean inputShut;

  Tracked(
      long number,
      boolean here,
      SocketKind kind,
      String party,
      long since,
      @Nullable CodeLine line) {
    this.number = number;
    this.here = here;
    this.kind = kind;
    this.party = party;
    this.since = since;
    this.line = line;
  }

  /** 0 while it has none. */
  int localPort() {
    return local instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  OpenSocket open() {
    return new OpenSocket(number, kind, party, line, local, remote, since);
  }
}
