package loopbook.wire;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketKind;
import loopbook.weave.TracedCall;
import loopbook.wire.BlockedCall.End;
import loopbook.wire.Event.Actor;
import loopbook.wire.Event.Endpoint;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/** The state of a recording: its sockets, its calls under way, its events. Guarded by it. */
final class Ledger {
  static final String HERE = "";

  /** {@link SocketCall#capacity} of a close. */
  private static final long BY_FAILURE = 2;

  private final EventLog log = new EventLog();
  private final Connections connections = new Connections();
  private final Owners owners = new Owners(connections);
  private final Sockets sockets = new Sockets();
  private final Translation translation = new Translation(log, sockets, connections, owners);
  private final Lanes lanes = new Lanes();
  private final ClosedSockets closed = new ClosedSockets(log, sockets, connections, lanes);
  private final UnderWay pending = new UnderWay();
  private final Connecting connecting = new Connecting(pending, sockets);
  private final Set<String> stopped = new HashSet<>();

  /** Open when the run was over, of a stopped party, which may close them as it unwinds. */
  private final Map<Tracked, Event> undecided = new LinkedHashMap<>();

  private final CodeLines lines;
  private boolean finished;
  private boolean isNew;

  Ledger(CodeLines lines) {
    this.lines = lines;
  }

  // ---- calls

  /** A call of this process, of a thread that calls for the party. */
  Pending entered(User user, String party, @Nullable CodeLine line, TracedCall call) {
    Lane lane = user.calls(party, lanes);
    Tracked socket = user.socket(call.socket(), sockets);
    Pending made =
        socket == null
            ? first(HERE, call.socket(), lane, line, call)
            : new Pending(lane, line, call, socket);
    return begin(HERE, true, made);
  }

  /**
   * A call of another process, or of somebody else's thread on a socket of the party.
   *
   * @param its whether the party's own code or thread calls
   */
  Pending entered(
      String process, String party, boolean its, @Nullable CodeLine line, TracedCall call) {
    Lane lane = lanes.of(party, call.threadId());
    long number = sockets.number(process, call.socket());
    Tracked socket = sockets.get(number);
    Pending made =
        socket == null
            ? first(process, number, lane, line, call)
            : new Pending(lane, line, call, socket);
    return begin(process, its, made);
  }

  /** The socket was not known before. */
  private Pending first(
      String process, long number, Lane lane, @Nullable CodeLine line, TracedCall call) {
    Tracked socket =
        new Tracked(number, process.equals(HERE), call.kind(), lane.party, call.start(), line);
    socket.local = call.local();
    socket.opened = call.local() != null && call.kind() != SocketKind.SELECTOR;
    socket.isLate = log.isFull();
    sockets.add(socket);
    Pending made = new Pending(lane, line, call, socket);
    made.isFirst = true;
    return made;
  }

  private Pending begin(String process, boolean its, Pending made) {
    TracedCall call = made.call;
    Tracked socket = made.socket;
    boolean isStopped = stopped.contains(made.party);
    if (made.line == null && call.stack() != null && lines != CodeLines.NONE) {
      if (call.operation().opens() || call.operation() == Operation.ACCEPT) {
        made.trace = new Trace();
      } else {
        made.caller = Thread.currentThread();
      }
    }
    if (call.operation().opens()) {
      socket.opening(made);
    }
    made.silent = finished || isStopped;
    pending.add(process, made);
    if (call.operation().closes()) {
      // from now on: what a blocked call does when this wakes it must not open the socket again
      if (isStopped && (!its || call.capacity() == BY_FAILURE)) {
        socket.closedForIt = true;
      } else {
        socket.closed();
      }
    }
    return made;
  }

  /**
   * The event that the call was, if it was one.
   *
   * @param known its beginning; null if that has to be found
   */
  @Nullable Event exited(String process, @Nullable Pending known, TracedCall call) {
    Pending begun = known == null ? pending.get(process, call.id()) : known;
    if (begun == null) {
      return null;
    }
    pending.remove(process, begun);
    if (!begun.lane.is(begun.party, call.threadId())) {
      begun.lane = lanes.of(begun.party, call.threadId());
    }
    Event event = translation.event(process, begun, call);
    if (call.operation().closes()) {
      closed.closed(begun.socket);
    }
    if (event == null || begun.silent || finished || stopped.contains(begun.party)) {
      return null;
    }
    isNew = log.add(begun.lane, event);
    closed.forgetOld();
    return event;
  }

  /** Whether the event of the last call is one of its own, and does not only add to another. */
  boolean isNew() {
    return isNew;
  }

  /** How many bytes of a call are worth being kept from now on. */
  int wantedPayload() {
    return log.wantedPayload();
  }

  /** A socket was closed by us: no event. */
  void closed(long number) {
    Tracked socket = sockets.get(number);
    if (socket != null) {
      socket.closedForIt = true;
    }
  }

  // ---- the end

  /** Events that say in what the party waits, if it does, and that it was stopped. */
  List<Event> stop(String party, long now) {
    if (finished || !stopped.add(party)) {
      return List.of();
    }
    List<Event> told =
        waits(p -> p.party.equals(party) && now - p.call.start() >= Lasting.LEAST, now);
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
    for (Tracked socket : sockets.all()) {
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
    return plain(Kind.LEFT_OPEN, socket.party, "", 0, socket.line(lines), now, now, "")
        .with(socket.at("", socket.remote));
  }

  private boolean isLeft(Tracked socket) {
    if (socket.closed || !socket.opened) {
      return false;
    }
    return switch (socket.kind) {
      case STREAM -> socket.joined != null;
      case LISTENER, DATAGRAM -> true;
      case SELECTOR -> false;
    };
  }

  private List<Event> waits(Predicate<Pending> whose, long now) {
    List<Event> told = new ArrayList<>();
    for (Pending p : pending) {
      if (p.silent || !whose.test(p) || p.call.operation().closes()) {
        continue;
      }
      p.silent = true;
      told.add(
          plain(
                  Kind.WAIT,
                  p.party,
                  p.call.thread(),
                  p.call.threadId(),
                  p.line(lines),
                  p.call.start(),
                  now,
                  p.call.operation().call())
              .with(endpoint(p)));
    }
    return told;
  }

  private List<Event> keep(List<Event> told) {
    List<Event> resolved = new ArrayList<>();
    for (Event event : told) {
      add(event);
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
      add(named);
    }
    return named;
  }

  private void add(Event event) {
    log.add(lanes.of(event.party(), event.actor().threadId()), event);
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
        Event.Data.NONE,
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
  Event resolve(Event event) {
    Endpoint at = event.at();
    if (at.socket() == 0) {
      return event;
    }
    if (at.connection() != 0 && connections.get(at.connection()) == null) {
      return event; // forgotten: it was complete, or will never be
    }
    String peer = owners.peer(at);
    return peer.equals(at.peer()) ? event : event.with(at.with(peer));
  }

  List<Tracked> open(Predicate<Tracked> which) {
    List<Tracked> found = new ArrayList<>();
    for (Tracked socket : sockets.all()) {
      if (!socket.closed && !socket.closedForIt && which.test(socket)) {
        found.add(socket);
      }
    }
    return found;
  }

  boolean isReturning(long begunBefore, long most) {
    return pending.isReturning(begunBefore, most);
  }

  int knownSockets() {
    return sockets.all().size();
  }

  List<BlockedCall> blocked() {
    List<BlockedCall> found = new ArrayList<>();
    for (Pending p : pending) {
      if (!p.call.operation().closes()) {
        found.add(blocked(p));
      }
    }
    found.sort(Comparator.comparingLong(BlockedCall::since));
    return found;
  }

  private BlockedCall blocked(Pending p) {
    TracedCall call = p.call;
    Tracked socket = p.socket;
    Endpoint at = endpoint(p);
    Connections.Connection connection = socket.joined;
    Tracked other = connection == null ? null : connection.other(socket.number);
    return new BlockedCall(
        p.party,
        call.thread(),
        call.threadId(),
        call.operation(),
        at.with(owners.peer(at)),
        call.capacity(),
        call.start(),
        p.line(lines),
        End.of(socket, lines),
        other == null ? null : End.of(other, lines));
  }

  private static Endpoint endpoint(Pending p) {
    SocketAddress reached = p.call.remote();
    return p.socket.at("", reached == null ? p.socket.remote : reached);
  }

  OptionalInt port(String party) {
    return owners.firstPort(party);
  }

  /** The rows of this run, with their owners. */
  List<TcpRow> rows(List<TcpRow> all) {
    return owners.rows(all, connecting::to);
  }

  List<UdpRow> datagramRows(List<UdpRow> all) {
    return owners.datagramRows(all);
  }
}
