package loopbook.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of the connections of which one party has several: a, b, …, in the order in which they
 * began. May be told the events of a run in parts; a name once given is kept.
 */
public final class ConnectionNames {
  private final Map<String, Set<Long>> ofParty = new LinkedHashMap<>();
  private final Map<Long, String> names = new HashMap<>();

  /** Takes in the next part of the events. */
  public void see(List<Event> events) {
    for (Event event : events) {
      if (event.connection() != 0) {
        ofParty.computeIfAbsent(event.party(), p -> new HashSet<>()).add(event.connection());
      }
    }
    Set<Long> several = new HashSet<>();
    ofParty.values().stream().filter(all -> all.size() > 1).forEach(several::addAll);
    for (Event event : events) {
      if (several.contains(event.connection()) && !names.containsKey(event.connection())) {
        names.put(event.connection(), Story.letters(names.size()));
      }
    }
  }

  /** The connection's name, "" if it has none (yet). */
  String of(long connection) {
    return names.getOrDefault(connection, "");
  }
}
