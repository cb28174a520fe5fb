package loopbook.wire;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketKind;
import loopbook.wire.Connections.Connection;
import loopbook.wire.Event.Actor;
import loopbook.wire.Event.Data;
import loopbook.wire.Event.Endpoint;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/** The state of a recording: its sockets, its calls under way, its events. Guarded by it. */
final class Ledger {
  /** Processes number their calls and sockets each for itself. */
  private record Key(String process, long number) {}

  /** A call under way. */
  private static final class Pending {
    final String party;
    final @Nullable CodeLine line;
    final SocketCall call;
    final long socket;
    boolean silent;

    Pending(String party, @Nullable CodeLine line, SocketCall call, long socket) {
      this.party = party;
      this.line = line;
      this.call = call;
      this.socket = socket;
    }
  }

  static final String HERE = "";

  /** {@link SocketCall#capacity} of a close. */
  private static final long AGAIN = 0;

  private static final long BY_FAILURE = 2;
  private static final Data NO_DATA = new Data(0, 0, 0, Payload.EMPTY);

  private final EventLog log = new EventLog();
  private final Connections connections = new Connections();
  private final Map<Long, Tracked> sockets = new LinkedHashMap<>();
  private final Map<Key, Long> foreign = new HashMap<>();
  private final Map<Key, Pending> pending = new LinkedHashMap<>();
  private final Map<Integer, String> ports = new HashMap<>();
  private final Map<Integer, String> listening = new HashMap<>();
  private final Map<String, Integer> firstPort = new HashMap<>();
  private final Set<String> stopped = new HashSet<>();

  /** Open when the run was over, of a stopped party, which may close them as it unwinds. */
  private final Map<Tracked, Event> undecided = new LinkedHashMap<>();

  private boolean finished;

  // ---- calls

  /** {@code its}: whether the party's own code or thread calls, and not somebody else. */
  void entered(
      String process, String party, boolean its, @Nullable CodeLine line, SocketCall call) {
    long number = number(process, call.socket());
    Tracked socket = sockets.get(number);
    if (socket == null) {
      socket = new Tracked(number, process.equals(HERE), call.kind(), party, call.start(), line);
      socket.local = call.local();
      socket.opened = call.local() != null && call.kind() != SocketKind.SELECTOR;
      sockets.put(number, socket);
    }
    if (opens(call.operation())) {
      socket.line = line;
    }
    Pending made = new Pending(party, line, call, number);
    made.silent = finished || stopped.contains(party);
    pending.put(new Key(process, call.id()), made);
    if (closes(call.operation())) {
      // from now on: what a blocked call does when this wakes it must not open the socket again
      if (stopped.contains(party) && (!its || call.capacity() == BY_FAILURE)) {
        socket.closedForIt = true;
      } else {
        socket.closed = true;
      }
    }
  }

  /** The event that the call was, if it was one. */
  @Nullable Event exited(String process, SocketCall call) {
    Pending begun = pending.remove(new Key(process, call.id()));
    Tracked socket = begun == null ? null : sockets.get(begun.socket);
    if (begun == null || socket == null) {
      return null;
    }
    Event event = event(process, begun, socket, call);
    if (event == null || begun.silent || finished || stopped.contains(begun.party)) {
      return null;
    }
    return log.add(event) ? resolve(event) : null;
  }

  /** A socket was closed by us: no event. */
  void closed(long number) {
    Tracked socket = sockets.get(number);
    if (socket != null) {
      socket.closedForIt = true;
    }
  }

  private @Nullable Event event(String process, Pending begun, Tracked socket, SocketCall call) {
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
      case DISCONNECT, JOIN -> null;
    };
  }

  private @Nullable Event failed(Pending begun, Tracked socket, SocketCall call, Failure failure) {
    Kind kind = failure.type().equals("java.net.SocketTimeoutException") ? Kind.TIMEOUT : Kind.FAIL;
    return make(kind, begun, socket, call, NO_DATA);
  }

  private Event bound(Pending begun, Tracked socket, SocketCall call, Kind kind) {
    learn(socket, call);
    socket.opened = true;
    int port = socket.localPort();
    if (port != 0) {
      ports.put(port, socket.party);
      if (kind == Kind.LISTEN) {
        listening.put(port, socket.party);
      }
      firstPort.putIfAbsent(begun.party, port);
    }
    return make(
        kind, begun, socket, call, new Data(0, call.capacity(), call.capacity(), Payload.EMPTY));
  }

  private @Nullable Event connected(Pending begun, Tracked socket, SocketCall call) {
    learn(socket, call);
    port(socket);
    if (socket.kind == SocketKind.DATAGRAM) {
      return make(Kind.CONNECT, begun, socket, call, NO_DATA);
    }
    if (call.count() == 0 || socket.connection != 0) {
      return null;
    }
    socket.opened = true;
    connections.connected(socket);
    return make(Kind.CONNECT, begun, socket, call, NO_DATA);
  }

  private @Nullable Event accepted(
      String process, Pending begun, Tracked listener, SocketCall call) {
    if (call.made() == 0) {
      return null;
    }
    long number = number(process, call.made());
    Tracked socket =
        new Tracked(number, listener.here, SocketKind.STREAM, begun.party, call.end(), begun.line);
    socket.local = call.local();
    socket.remote = call.remote();
    socket.opened = true;
    sockets.put(number, socket);
    connections.accepted(socket);
    port(socket);
    return make(Kind.ACCEPT, begun, socket, call, NO_DATA);
  }

  private @Nullable Event read(Pending begun, Tracked socket, SocketCall call) {
    if (call.count() < 0) {
      return make(Kind.END_OF_STREAM, begun, socket, call, NO_DATA);
    }
    if (call.count() == 0) {
      return call.capacity() == 0 ? null : make(Kind.NOTHING, begun, socket, call, NO_DATA);
    }
    long offset = socket.received;
    socket.received += call.count();
    return make(Kind.RECEIVE, begun, socket, call, data(offset, call));
  }

  private @Nullable Event written(Pending begun, Tracked socket, SocketCall call) {
    if (call.count() <= 0) {
      return null;
    }
    long offset = socket.sent;
    socket.sent += call.count();
    return make(Kind.SEND, begun, socket, call, data(offset, call));
  }

  private @Nullable Event sent(Pending begun, Tracked socket, SocketCall call) {
    learn(socket, call);
    socket.opened = true;
    port(socket);
    return call.count() == 0 && call.capacity() > 0
        ? null
        : make(Kind.DATAGRAM_SEND, begun, socket, call, data(0, call));
  }

  private Event received(Pending begun, Tracked socket, SocketCall call) {
    learn(socket, call);
    port(socket);
    return make(
        call.count() < 0 ? Kind.NOTHING : Kind.DATAGRAM_RECEIVE,
        begun,
        socket,
        call,
        call.count() < 0 ? NO_DATA : data(0, call));
  }

  private @Nullable Event once(Kind kind, Pending begun, Tracked socket, SocketCall call) {
    boolean again = kind == Kind.HALF_CLOSE ? socket.halfClosed : socket.inputShut;
    if (kind == Kind.HALF_CLOSE) {
      socket.halfClosed = true;
    } else {
      socket.inputShut = true;
    }
    return again ? null : make(kind, begun, socket, call, NO_DATA);
  }

  private @Nullable Event closed(Pending begun, Tracked socket, SocketCall call) {
    if (call.capacity() == AGAIN) {
      return null;
    }
    boolean matters =
        switch (socket.kind) {
          case STREAM -> socket.connection != 0;
          case LISTENER, DATAGRAM -> socket.opened;
          case SELECTOR -> false;
        };
    Kind kind = call.operation() == Operation.RESET ? Kind.RESET : Kind.CLOSE;
    return matters ? make(kind, begun, socket, call, NO_DATA) : null;
  }

  private static Data data(long offset, SocketCall call) {
    return new Data(offset, call.count(), call.count(), Payload.of(call.payload()));
  }

  private Event make(Kind kind, Pending begun, Tracked socket, SocketCall call, Data data) {
    SocketAddress remote = call.remote() != null ? call.remote() : socket.remote;
    return new Event(
        log.next(),
        kind,
        1,
        call.start(),
        call.end(),
        new Actor(begun.party, call.thread(), call.threadId(), begun.line),
        new Endpoint(socket.number, socket.kind, socket.connection, "", socket.local, remote),
        data,
        call.operation().call(),
        call.failure(),
        "");
  }

  private static void learn(Tracked socket, SocketCall call) {
    if (call.local() != null) {
      socket.local = call.local();
    }
    if (call.remote() != null && socket.kind == SocketKind.STREAM) {
      socket.remote = call.remote();
    }
  }

  private void port(Tracked socket) {
    if (socket.localPort() != 0) {
      ports.putIfAbsent(socket.localPort(), socket.party);
    }
  }

  private static boolean opens(Operation operation) {
    return operation == Operation.BIND
        || operation == Operation.LISTEN
        || operation == Operation.CONNECT;
  }

  private static boolean closes(Operation operation) {
    return operation == Operation.CLOSE || operation == Operation.RESET;
  }

  private long number(String process, long given) {
    return process.equals(HERE)
        ? given
        : foreign.computeIfAbsent(new Key(process, given), key -> -1L - foreign.size());
  }

  // ---- the end

  /** Events that say in what the party waits and that it was stopped. */
  List<Event> stop(String party, long now) {
    if (finished || !stopped.add(party)) {
      return List.of();
    }
    List<Event> told = waits(p -> p.party.equals(party), now);
    told.add(plain(Kind.STOPPED, party, "", 0, null, now, now, ""));
    return keep(told);
  }

  void resume(String party) {
    stopped.remove(party);
  }

  /** Events that say who waits and what was left open. */
  List<Event> finish(long now, Predicate<Tracked> isOpen) {
    if (finished) {
      return List.of();
    }
    List<Event> told = waits(p -> !stopped.contains(p.party), now);
    for (Tracked socket : sockets.values()) {
      if (isLeft(socket) && (socket.closedForIt || isOpen.test(socket))) {
        if (stopped.contains(socket.party)) {
          undecided.put(socket, left(socket, now));
        } else {
          told.add(left(socket, now));
        }
      }
    }
    keep(told);
    finished = true;
    return told;
  }

  private Event left(Tracked socket, long now) {
    return plain(Kind.LEFT_OPEN, socket.party, "", 0, socket.line, now, now, "")
        .with(
            new Endpoint(
                socket.number, socket.kind, socket.connection, "", socket.local, socket.remote));
  }

  private boolean isLeft(Tracked socket) {
    if (socket.closed || !socket.opened) {
      return false;
    }
    return switch (socket.kind) {
      case STREAM -> socket.connection != 0;
      case LISTENER, DATAGRAM -> true;
      case SELECTOR -> false;
    };
  }

  private List<Event> waits(Predicate<Pending> whose, long now) {
    List<Event> told = new ArrayList<>();
    for (Pending p : pending.values()) {
      Tracked socket = sockets.get(p.socket);
      if (p.silent || socket == null || !whose.test(p) || closes(p.call.operation())) {
        continue;
      }
      p.silent = true;
      Endpoint at =
          new Endpoint(
              socket.number,
              socket.kind,
              socket.connection,
              "",
              socket.local,
              p.call.remote() == null ? socket.remote : p.call.remote());
      told.add(
          plain(
                  Kind.WAIT,
                  p.party,
                  p.call.thread(),
                  p.call.threadId(),
                  p.line,
                  p.call.start(),
                  now,
                  p.call.operation().call())
              .with(at));
    }
    return told;
  }

  private List<Event> keep(List<Event> told) {
    List<Event> resolved = new ArrayList<>();
    for (Event event : told) {
      log.add(event);
      resolved.add(resolve(event));
    }
    return resolved;
  }

  Event moment(String party, Thread thread, @Nullable CodeLine line, String name, long now) {
    Event plain = plain(Kind.MOMENT, party, thread.getName(), thread.getId(), line, now, now, "");
    Event named =
        new Event(
            plain.sequence(),
            plain.kind(),
            1,
            now,
            now,
            plain.actor(),
            plain.at(),
            plain.data(),
            "",
            null,
            name);
    if (!finished) {
      log.add(named);
    }
    return named;
  }

  private Event plain(
      Kind kind,
      String party,
      String thread,
      long threadId,
      @Nullable CodeLine line,
      long start,
      long end,
      String call) {
    return new Event(
        log.next(),
        kind,
        1,
        start,
        end,
        new Actor(party, thread, threadId, line),
        new Endpoint(0, SocketKind.STREAM, 0, "", null, null),
        NO_DATA,
        call,
        null,
        "");
  }

  // ---- questions

  /** In order of arrival. */
  List<Event> events() {
    List<Event> all = new ArrayList<>();
    for (Event event : log.snapshot()) {
      all.add(resolve(event));
    }
    undecided.forEach(
        (socket, event) -> {
          if (!socket.closed) {
            all.add(resolve(event));
          }
        });
    return all;
  }

  /** With the connection and the peer as they are known by now. */
  private Event resolve(Event event) {
    Endpoint at = event.at();
    if (at.socket() == 0) {
      return event;
    }
    String peer = peer(at);
    return peer.equals(at.peer())
        ? event
        : event.with(
            new Endpoint(at.socket(), at.kind(), at.connection(), peer, at.local(), at.remote()));
  }

  private String peer(Endpoint at) {
    Connection connection = connections.get(at.connection());
    Tracked other = connection == null ? null : connection.other(at.socket());
    if (other != null) {
      return other.party;
    }
    if (at.kind() == SocketKind.LISTENER || !(at.remote() instanceof InetSocketAddress remote)) {
      return "";
    }
    return at.kind() == SocketKind.STREAM
        ? listening.getOrDefault(remote.getPort(), "")
        : ports.getOrDefault(remote.getPort(), "");
  }

  List<Tracked> open(Predicate<Tracked> which) {
    List<Tracked> found = new ArrayList<>();
    for (Tracked socket : sockets.values()) {
      if (!socket.closed && !socket.closedForIt && which.test(socket)) {
        found.add(socket);
      }
    }
    return found;
  }

  List<BlockedCall> blocked() {
    List<BlockedCall> found = new ArrayList<>();
    for (Pending p : pending.values()) {
      SocketCall call = p.call;
      if (!closes(call.operation())) {
        found.add(
            new BlockedCall(
                p.party,
                call.thread(),
                call.threadId(),
                call.operation(),
                p.socket,
                call.kind(),
                call.start(),
                p.line));
      }
    }
    found.sort(Comparator.comparingLong(BlockedCall::since));
    return found;
  }

  OptionalInt port(String party) {
    Integer port = firstPort.get(party);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** The rows of this run, with their owners. */
  List<TcpRow> rows(List<TcpRow> all) {
    List<TcpRow> found = new ArrayList<>();
    for (TcpRow row : all) {
      TcpRow named = row.state() == TcpRow.State.LISTEN ? listener(row) : end(row);
      if (named != null) {
        found.add(named);
      }
    }
    return found;
  }

  private @Nullable TcpRow listener(TcpRow row) {
    String owner = listening.get(row.local().getPort());
    return owner == null ? null : row.named(owner, "");
  }

  private @Nullable TcpRow end(TcpRow row) {
    Connection connection = connections.between(row.local(), row.remote());
    int own = row.local().getPort();
    int other = row.remote().getPort();
    if (connection != null) {
      Tracked connecting = connection.connecting;
      Tracked accepted = connection.accepted;
      boolean calls = connecting != null && connecting.localPort() == own;
      String caller = connecting == null ? "" : connecting.party;
      // a socket that is connected to itself is both ends
      String listener = own == other ? caller : listening.getOrDefault(calls ? other : own, "");
      String called = accepted == null ? listener : accepted.party;
      return calls ? row.named(caller, called) : row.named(called, caller);
    }
    // a connect that has not returned yet: only its target is known
    String target = listening.get(other);
    String owner = ports.get(own);
    if (row.state() == TcpRow.State.SYN_SENT && (target != null || owner != null)) {
      return row.named(owner == null ? connecting(other) : owner, target == null ? "" : target);
    }
    return null;
  }

  private String connecting(int port) {
    for (Pending p : pending.values()) {
      if (p.call.operation() == Operation.CONNECT
          && p.call.remote() instanceof InetSocketAddress target
          && target.getPort() == port) {
        return p.party;
      }
    }
    return "";
  }

  List<UdpRow> datagramRows(List<UdpRow> all) {
    List<UdpRow> found = new ArrayList<>();
    for (UdpRow row : all) {
      String owner = ports.get(row.local().getPort());
      if (owner != null) {
        found.add(row.named(owner));
      }
    }
    return found;
  }
}
