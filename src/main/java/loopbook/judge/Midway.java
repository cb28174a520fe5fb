package loopbook.judge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import loopbook.wire.Event;
import loopbook.wire.Event.Kind;

/**
 * A test ends its child in the middle of whatever that does. A socket that is open at that moment
 * was left open only if it is a connection that nobody works on; and peers leave nothing.
 */
final class Midway {
  private Midway() {}

  static List<Event> cleared(List<Event> events, String party) {
    Set<Long> inUse = new HashSet<>();
    for (Event event : events) {
      if (event.kind() == Kind.WAIT) {
        inUse.add(event.socket());
      }
    }
    Predicate<Event> isLeft =
        event ->
            event.party().equals(party) && event.at().isStream() && !inUse.contains(event.socket());
    return events.stream().filter(e -> e.kind() != Kind.LEFT_OPEN || isLeft.test(e)).toList();
  }
}
