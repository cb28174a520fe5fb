package loopbook.wire;

import java.net.SocketAddress;
import java.util.Set;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketKind;
import loopbook.weave.TracedCall;
import loopbook.wire.Event.Data;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/** Makes events of calls, and learns from the calls what the sockets are. */
final class Translation {
  /** {@link TracedCall#capacity} of a close that came after another. */
  private static final long AGAIN = 0;

  /** What a call throws that took longer than the program allowed. */
  private static final Set<String> TIMEOUTS =
      Set.of("java.net.SocketTimeoutException", "java.nio.channels.InterruptedByTimeoutException");

  private final EventLog log;
  private final Sockets sockets;
  private final Connections connections;
  private final Owners owners;

  Translation(EventLog log, Sockets sockets, Connections connections, Owners owners) {
    this.log = log;
    this.sockets = sockets;
    this.connections = connections;
    this.owners = owners;
  }

  /** What the call that returned or failed was; null if it is nothing to tell. */
  @Nullable Event event(String process, Pending begun, TracedCall call) {
    Tracked socket = begun.socket;
    if (call.failure() != null) {
      return failed(begun, socket, call, call.failure());
    }
    return switch (call.operation()) {
      case BIND -> bound(begun, socket, call, Kind.BIND);
      case LISTEN -> bound(begun, socket, call, Kind.LISTEN);
      case CONNECT -> connected(begun, socket, call);
      case ACCEPT -> accepted(process, begun, socket, call);
      case READ -> read(begun, socket, call);
      case WRITE -> written(begun, socket, call);
      case URGENT -> make(Kind.URGENT, begun, socket, call, data(0, call));
      case SEND -> sent(begun, socket, call);
      case RECEIVE -> received(begun, socket, call);
      case SHUT_INPUT -> once(Kind.SHUT_INPUT, begun, socket, call);
      case SHUT_OUTPUT -> once(Kind.HALF_CLOSE, begun, socket, call);
      case CLOSE, RESET -> closed(begun, socket, call);
      case SELECT -> make(Kind.WAKE, begun, socket, call, data(0, call));
      case TLS_WRITE -> make(Kind.TLS_WRITE, begun, socket, call, data(0, call));
      case TLS_READ -> make(Kind.TLS_READ, begun, socket, call, data(0, call));
      case DISCONNECT, JOIN -> null;
    };
  }

  private @Nullable Event failed(Pending begun, Tracked socket, TracedCall call, Failure failure) {
    return make(
        TIMEOUTS.contains(failure.type()) ? Kind.TIMEOUT : Kind.FAIL,
        begun,
        socket,
        call,
        Data.NONE);
  }

  private Event bound(Pending begun, Tracked socket, TracedCall call, Kind kind) {
    learn(socket, call);
    socket.opened = true;
    owners.bound(socket, begun.party, kind == Kind.LISTEN);
    return make(
        kind, begun, socket, call, new Data(0, call.capacity(), call.capacity(), Payload.EMPTY));
  }

  private @Nullable Event connected(Pending begun, Tracked socket, TracedCall call) {
    learn(socket, call);
    owners.seen(socket);
    if (socket.kind == SocketKind.DATAGRAM) {
      return make(Kind.CONNECT, begun, socket, call, Data.NONE);
    }
    if (call.count() == 0 || socket.joined != null) {
      return null;
    }
    socket.opened = true;
    connections.connected(socket);
    return make(Kind.CONNECT, begun, socket, call, Data.NONE);
  }

  private @Nullable Event accepted(
      String process, Pending begun, Tracked listener, TracedCall call) {
    if (call.made() == 0) {
      return null;
    }
    long number = sockets.number(process, call.made());
    Tracked socket =
        new Tracked(number, listener.here, SocketKind.STREAM, begun.party, call.end(), begun.line);
    socket.trace = begun.trace;
    socket.local = call.local();
    socket.remote = call.remote();
    socket.opened = true;
    socket.isLate = log.isFull();
    sockets.add(socket);
    connections.accepted(socket);
    owners.seen(socket);
    return make(Kind.ACCEPT, begun, socket, call, Data.NONE);
  }

  private @Nullable Event read(Pending begun, Tracked socket, TracedCall call) {
    if (call.count() < 0) {
      return make(Kind.END_OF_STREAM, begun, socket, call, Data.NONE);
    }
    if (call.count() == 0) {
      return call.capacity() == 0 ? null : make(Kind.NOTHING, begun, socket, call, Data.NONE);
    }
    long offset = socket.received;
    socket.received += call.count();
    return make(Kind.RECEIVE, begun, socket, call, data(offset, call));
  }

  private @Nullable Event written(Pending begun, Tracked socket, TracedCall call) {
    if (call.count() <= 0) {
      return null;
    }
    long offset = socket.sent;
    socket.sent += call.count();
    return make(Kind.SEND, begun, socket, call, data(offset, call));
  }

  private @Nullable Event sent(Pending begun, Tracked socket, TracedCall call) {
    learn(socket, call);
    socket.opened = true;
    owners.seen(socket);
    return call.count() == 0 && call.capacity() > 0
        ? null
        : make(Kind.DATAGRAM_SEND, begun, socket, call, data(0, call));
  }

  private Event received(Pending begun, Tracked socket, TracedCall call) {
    learn(socket, call);
    owners.seen(socket);
    return make(
        call.count() < 0 ? Kind.NOTHING : Kind.DATAGRAM_RECEIVE,
        begun,
        socket,
        call,
        call.count() < 0 ? Data.NONE : data(0, call));
  }

  private @Nullable Event once(Kind kind, Pending begun, Tracked socket, TracedCall call) {
    boolean again = kind == Kind.HALF_CLOSE ? socket.halfClosed : socket.inputShut;
    if (kind == Kind.HALF_CLOSE) {
      socket.halfClosed = true;
    } else {
      socket.inputShut = true;
    }
    return again ? null : make(kind, begun, socket, call, Data.NONE);
  }

  private @Nullable Event closed(Pending begun, Tracked socket, TracedCall call) {
    if (call.capacity() == AGAIN) {
      return null;
    }
    boolean matters =
        switch (socket.kind) {
          case STREAM -> socket.joined != null;
          case LISTENER, DATAGRAM -> socket.opened;
          case SELECTOR -> false;
        };
    Kind kind = call.operation() == Operation.RESET ? Kind.RESET : Kind.CLOSE;
    return matters ? make(kind, begun, socket, call, Data.NONE) : null;
  }

  private static Data data(long offset, TracedCall call) {
    return new Data(offset, call.count(), call.count(), Payload.given(call.payload()));
  }

  private Event make(Kind kind, Pending begun, Tracked socket, TracedCall call, Data data) {
    SocketAddress remote = call.remote() != null ? call.remote() : socket.remote;
    return new Event(
        log.next(),
        kind,
        1,
        call.start(),
        call.end(),
        begun.lane.actor(call.thread(), begun.line),
        socket.at(owners.peer(socket, remote), remote),
        data,
        call.operation().call(),
        call.failure(),
        "");
  }

  private static void learn(Tracked socket, TracedCall call) {
    if (call.local() != null) {
      socket.local = call.local();
    }
    if (call.remote() != null && socket.kind == SocketKind.STREAM) {
      socket.remote = call.remote();
    }
  }
}
