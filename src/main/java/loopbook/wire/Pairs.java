package loopbook.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopbook.wire.Event.Kind;

/** Sends whose bytes one receive got, all of them and no others. */
final class Pairs {
  private record Place(long connection, long socket, long offset) {}

  private Pairs() {}

  /** The receive of each such send, by the send's number. */
  static Map<Long, Event> of(List<Event> events) {
    Map<Place, Event> sends = new HashMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.SEND && event.connection() != 0 && event.times() == 1) {
        sends.put(new Place(event.connection(), event.socket(), event.data().offset()), event);
      }
    }
    Map<Long, long[]> sockets = new HashMap<>();
    for (Event event : events) {
      if (event.connection() != 0) {
        long[] both = sockets.computeIfAbsent(event.connection(), c -> new long[2]);
        if (both[0] == 0 || both[0] == event.socket()) {
          both[0] = event.socket();
        } else {
          both[1] = event.socket();
        }
      }
    }
    Map<Long, Event> pairs = new HashMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.RECEIVE && event.connection() != 0 && event.times() == 1) {
        long[] both = sockets.getOrDefault(event.connection(), new long[2]);
        boolean self = event.at().local() != null && event.at().local().equals(event.at().remote());
        long sender = self ? event.socket() : both[0] == event.socket() ? both[1] : both[0];
        Event send = sends.get(new Place(event.connection(), sender, event.data().offset()));
        if (send != null && send.bytes() == event.bytes()) {
          pairs.put(send.sequence(), event);
        }
      }
    }
    Map<Long, Event> datagrams = Datagrams.sends(events);
    for (Event event : events) {
      Event send = datagrams.get(event.sequence());
      if (send != null) {
        pairs.putIfAbsent(send.sequence(), event);
      }
    }
    return pairs;
  }
}
