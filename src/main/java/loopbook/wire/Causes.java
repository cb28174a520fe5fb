package loopbook.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/** Which events, told by their numbers, must have come before which, by the laws of the network. */
final class Causes {
  /** What one end of a connection told the other. */
  private static final class Voice {
    final List<Event> sends = new ArrayList<>();
    @Nullable Event end;
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
    Map<Long, Event> datagrams = Datagrams.sends(events);
    for (Event event : events) {
      Event send = datagrams.get(event.sequence());
      if (send != null) {
        found.add(event, send);
      }
    }
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
    Event connect = connects.get(event.connection());
    Voice own = ends.get(event.socket());
    if (event.kind() == Kind.ACCEPT && connect != null) {
      add(event, connect);
    } else if (event.kind() == Kind.RECEIVE) {
      for (Voice other : others(ends, event)) {
        overlapping(other.sends, event).forEach(send -> add(event, send));
      }
    } else if (event.kind() == Kind.END_OF_STREAM && (own == null || !own.inputShut)) {
      for (Voice other : others(ends, event)) {
        if (other.end != null) {
          add(event, other.end);
        }
      }
    }
  }

  /** A socket that is connected with itself is its own other end. */
  private static List<Voice> others(Map<Long, Voice> ends, Event event) {
    boolean self = event.at().local() != null && event.at().local().equals(event.at().remote());
    return ends.entrySet().stream()
        .filter(end -> self || end.getKey() != event.socket())
        .map(Map.Entry::getValue)
        .toList();
  }

  private void add(Event effect, Event cause) {
    // a connect that does not block can be noticed after the other side has accepted
    if (cause.start() < effect.end()) {
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
