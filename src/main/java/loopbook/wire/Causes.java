package loopbook.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.wire.Event.Kind;

/** Which events, told by their numbers, must have come before which, by the laws of the network. */
final class Causes {
  /** What one end of a connection told the other. */
  private static final class Voice {
    final List<Event> sends = new ArrayList<>();
    Event end;
    boolean inputShut;
  }

  private final Map<Long, List<Long>> causes = new HashMap<>();

  /** By connection, then by socket. */
  private final Map<Long, Map<Long, Voice>> voices = new HashMap<>();

  private final Map<Long, Event> connects = new HashMap<>();

  private Causes() {}

  /** The causes of each event that has some. */
  static Map<Long, List<Long>> of(List<Event> events) {
    Causes found = new Causes();
    events.forEach(found::listen);
    events.forEach(found::explain);
    Datagrams.sends(events).forEach(found::add);
    return found.causes;
  }

  private void listen(Event event) {
    if (event.connection() == 0) {
      return;
    }
    if (event.kind() == Kind.CONNECT) {
      connects.put(event.connection(), event);
    }
    Voice voice =
        voices
            .computeIfAbsent(event.connection(), c -> new HashMap<>())
            .computeIfAbsent(event.socket(), s -> new Voice());
    switch (event.kind()) {
      case SEND -> voice.sends.add(event);
      case HALF_CLOSE, CLOSE, RESET -> voice.end = voice.end == null ? event : voice.end;
      case SHUT_INPUT -> voice.inputShut = true;
      default -> {}
    }
  }

  private void explain(Event event) {
    if (event.connection() == 0) {
      return;
    }
    Map<Long, Voice> ends = voices.getOrDefault(event.connection(), Map.of());
    if (event.kind() == Kind.ACCEPT && connects.containsKey(event.connection())) {
      add(event, connects.get(event.connection()));
    } else if (event.kind() == Kind.RECEIVE) {
      for (Long socket : others(ends.keySet(), event)) {
        overlapping(ends.get(socket).sends, event).forEach(send -> add(event, send));
      }
    } else if (event.kind() == Kind.END_OF_STREAM && !ends.get(event.socket()).inputShut) {
      for (Long socket : others(ends.keySet(), event)) {
        if (ends.get(socket).end != null) {
          add(event, ends.get(socket).end);
        }
      }
    }
  }

  /** A socket that is connected with itself is its own other end. */
  private static List<Long> others(Set<Long> sockets, Event event) {
    long own = event.socket();
    boolean self = event.at().local() != null && event.at().local().equals(event.at().remote());
    return sockets.stream().filter(s -> self || s != own).toList();
  }

  private void add(Event effect, Event cause) {
    boolean sameThread =
        cause.actor().threadId() == effect.actor().threadId()
            && cause.party().equals(effect.party());
    // a connect that does not block can be noticed after the other side has accepted
    boolean possible =
        sameThread ? cause.sequence() < effect.sequence() : cause.start() < effect.end();
    if (possible) {
      causes.computeIfAbsent(effect.sequence(), e -> new ArrayList<>(1)).add(cause.sequence());
    }
  }

  /** The sends, in order of their offsets, that carried bytes of the receive. */
  static List<Event> overlapping(List<Event> sends, Event receive) {
    long from = receive.data().offset();
    long to = from + receive.bytes();
    int low = 0;
    int high = sends.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Event send = sends.get(middle);
      if (send.data().offset() + send.bytes() <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int last = low;
    while (last < sends.size() && sends.get(last).data().offset() < to) {
      last++;
    }
    return sends.subList(low, last);
  }
}
