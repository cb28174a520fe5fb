package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Endpoint;
import org.jspecify.annotations.Nullable;

/** What a recording knows of one socket. Guarded by the recording. */
final class Tracked {
  final long number;

  /** Traced in this process, so it can be closed from here. */
  final boolean here;

  final SocketKind kind;
  final String party;
  final long since;
  private @Nullable CodeLine line;

  /** Where to look for the line of the call that opened it. */
  @Nullable Trace trace;

  @Nullable SocketAddress local;
  @Nullable SocketAddress remote;

  /** Of which it is an end; null while it is none, or none is known. */
  Connections.@Nullable Connection joined;

  long sent;
  long received;

  /** It listens, is connected, is bound or has sent: it is something to the kernel. */
  boolean opened;

  /** By the program. */
  boolean closed;

  /** By whoever stopped the program; it may yet close it itself. */
  boolean closedForIt;

  /** None of the events that are kept for good is about it. */
  boolean isLate;

  private boolean goes;
  private @Nullable Endpoint endpoint;
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

  /** The number of its connection, 0 while it has none. */
  long connection() {
    return joined == null ? 0 : joined.number;
  }

  /** As an event states it; one object for as long as nothing changes. */
  Endpoint at(String peer, @Nullable SocketAddress to) {
    Endpoint known = endpoint;
    if (known != null
        && known.connection() == connection()
        && known.local() == local
        && known.remote() == to
        && known.peer().equals(peer)) {
      return known;
    }
    Endpoint made = new Endpoint(number, kind, connection(), peer, local, to);
    endpoint = made;
    return made;
  }

  /** The call that gives it an address or a peer. */
  void opening(Pending begun) {
    line = begun.line;
    trace = begun.trace;
  }

  void closed() {
    closed = true;
    trace = null;
  }

  /** True once, of a late one that is closed. */
  boolean mayGo() {
    boolean first = isLate && closed && !goes;
    goes = goes || first;
    return first;
  }

  @Nullable CodeLine line(CodeLines lines) {
    if (line == null && trace != null) {
      line = trace.line(lines);
    }
    return line;
  }

  OpenSocket open(CodeLines lines) {
    return new OpenSocket(number, kind, party, line(lines), local, remote, since);
  }
}
