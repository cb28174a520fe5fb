package loopbook.command;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.example.Session;
import loopbook.wire.Event;
import loopbook.wire.TcpRow;

/**
 * Tells the two ends of a connection apart that one session holds: who connects is the client, what
 * listens and what is accepted the server.
 */
final class Sides {
  private static final String CLIENT = "client";
  private static final String SERVER = "server";

  private final Map<Long, String> sockets = new HashMap<>();
  private final Map<Integer, String> ports = new HashMap<>();

  private Sides() {}

  /** None where no connection has both ends in the session. */
  static Sides of(List<Event> events) {
    Sides sides = new Sides();
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
    if (event.party().equals(Session.YOU) && event.at().isStream()
        || event.kind() == Event.Kind.LISTEN) {
      sockets.putIfAbsent(event.socket(), side);
      SocketAddress local = event.at().local();
      if (local instanceof InetSocketAddress here) {
        ports.putIfAbsent(here.getPort(), side);
      }
    }
  }

  /** The parties in their order. */
  List<String> parties() {
    return sockets.isEmpty() ? List.of() : List.of(SERVER, CLIENT);
  }

  Event named(Event event) {
    String party = sockets.get(event.socket());
    if (party == null) {
      return event;
    }
    boolean own = event.peer().equals(Session.YOU);
    return event.named(party, own ? party.equals(SERVER) ? CLIENT : SERVER : event.peer());
  }

  TcpRow named(TcpRow row) {
    return row.named(name(row.owner(), row.local()), name(row.peer(), row.remote()));
  }

  private String name(String party, InetSocketAddress at) {
    return party.equals(Session.YOU) ? ports.getOrDefault(at.getPort(), party) : party;
  }
}
