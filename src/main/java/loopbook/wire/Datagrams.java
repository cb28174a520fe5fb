package loopbook.wire;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopbook.wire.Event.Data;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/** Finds the send of each received datagram. */
final class Datagrams {
  private record Way(int from, int to) {}

  private record Place(long socket, Way way) {}

  private Datagrams() {}

  /** The send of each receive, for those that are known, by the receive's number. */
  static Map<Long, Event> sends(List<Event> events) {
    // by both ports: a server that answers a thousand clients has a thousand ways, not one
    Map<Way, List<Event>> byWay = new HashMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.DATAGRAM_SEND) {
        Way way = new Way(port(event.at().local()), port(event.at().remote()));
        byWay.computeIfAbsent(way, w -> new ArrayList<>()).add(event);
      }
    }
    Map<Long, Long> bound = new HashMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.BIND) {
        bound.putIfAbsent(event.socket(), event.start());
      }
    }
    Map<Long, Event> found = new HashMap<>();
    // how far each receiving socket has got on each way
    Map<Place, Integer> positions = new HashMap<>();
    for (Event event : events) {
      if (event.kind() != Kind.DATAGRAM_RECEIVE) {
        continue;
      }
      Way way = new Way(port(event.at().remote()), port(event.at().local()));
      List<Event> sends = byWay.getOrDefault(way, List.of());
      Place place = new Place(event.socket(), way);
      int from = positions.getOrDefault(place, 0);
      for (int i = from; i < sends.size(); i++) {
        if (sends.get(i).end() >= bound.getOrDefault(event.socket(), Long.MIN_VALUE)
            && carries(sends.get(i), event)) {
          found.put(event.sequence(), sends.get(i));
          positions.put(place, i + 1);
          break;
        }
      }
    }
    return found;
  }

  /** The events, with the whole size of each datagram that was cut. */
  static List<Event> joined(List<Event> events) {
    Map<Long, Event> sends = sends(events);
    if (sends.isEmpty()) {
      return events;
    }
    List<Event> all = new ArrayList<>(events.size());
    for (Event event : events) {
      Event send = sends.get(event.sequence());
      Data data = event.data();
      all.add(
          send == null || send.bytes() == event.bytes()
              ? event
              : event.with(new Data(data.offset(), data.count(), send.bytes(), data.payload())));
    }
    return all;
  }

  private static boolean carries(Event send, Event receive) {
    if (send.bytes() < receive.bytes() || send.start() > receive.end()) {
      return false;
    }
    Payload sent = send.data().payload();
    Payload got = receive.data().payload();
    int common = Math.min(sent.size(), got.size());
    return sent.first(common).equals(got.first(common));
  }

  private static int port(@Nullable Object address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }
}
