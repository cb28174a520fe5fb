package loopbook.command;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.example.Session;
import loopbook.wire.Event;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;

/**
 * Tells the two ends of a conversation apart that one session holds: who connects is the client,
 * what listens and what is accepted the server; datagram sockets are called by their ports.
 */
final class Sides {
  private static final String CLIENT = "client";
  private static final String SERVER = "server";

  private final Map<Long, String> sockets = new HashMap<>();
  private final Map<Integer, String> ports = new HashMap<>();
  private final DatagramSides datagrams;

  private Sides(DatagramSides datagrams) {
    this.datagrams = datagrams;
  }

  /** None where no conversation has both ends in the session. */
  static Sides of(List<Event> events) {
    Sides sides = new Sides(DatagramSides.of(events));
    if (!talksToItself(events)) {
      return sides;
    }
    for (Event event : events) {
      switch (event.kind()) {
        case CONNECT -> sides.name(event, CLIENT);
        case LISTEN, ACCEPT -> sides.name(event, SERVER);
        default -> {
          // a socket's side does not change
        }
      }
    }
    return sides;
  }

  private static boolean talksToItself(List<Event> events) {
    Map<Long, Set<Long>> ends = new HashMap<>();
    for (Event event : events) {
      if (event.party().equals(Session.YOU) && event.connection() != 0) {
        ends.computeIfAbsent(event.connection(), c -> new HashSet<>()).add(event.socket());
      }
    }
    return ends.values().stream().anyMatch(both -> both.size() > 1);
  }

  private void name(Event event, String side) {
    boolean own = event.party().equals(Session.YOU) && !isWithItself(event);
    if (own && (event.at().isStream() || event.kind() == Event.Kind.LISTEN)) {
      sockets.putIfAbsent(event.socket(), side);
      port(event).ifPresent(port -> ports.putIfAbsent(port, side));
    }
  }

  /** A socket can be connected to itself, and is on both sides then. */
  private static boolean isWithItself(Event event) {
    return event.at().local() != null && event.at().local().equals(event.at().remote());
  }

  private static Optional<Integer> port(Event event) {
    return event.at().local() instanceof InetSocketAddress here
        ? Optional.of(here.getPort())
        : Optional.empty();
  }

  /** The parties in their order. */
  List<String> parties() {
    List<String> all = new ArrayList<>(sockets.isEmpty() ? List.of() : List.of(SERVER, CLIENT));
    all.addAll(datagrams.parties());
    return all;
  }

  Event named(Event event) {
    if (event.at().isDatagrams()) {
      return datagrams.named(event);
    }
    String party = side(event);
    if (party.isEmpty()) {
      return event;
    }
    boolean own = event.peer().equals(Session.YOU);
    return event.named(party, own ? party.equals(SERVER) ? CLIENT : SERVER : event.peer());
  }

  /** Also of what is on top of a socket, as TLS is; "" if it has none. */
  private String side(Event event) {
    boolean stream = event.party().equals(Session.YOU) && event.at().isStream();
    String byPort = stream ? port(event).map(ports::get).orElse("") : "";
    return sockets.getOrDefault(event.socket(), byPort);
  }

  TcpRow named(TcpRow row) {
    return row.named(name(row.owner(), row.local()), name(row.peer(), row.remote()));
  }

  UdpRow named(UdpRow row) {
    return datagrams.named(row);
  }

  private String name(String party, InetSocketAddress at) {
    return party.equals(Session.YOU) ? ports.getOrDefault(at.getPort(), party) : party;
  }
}
