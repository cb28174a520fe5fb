package loopbook.wire;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of connections of which one party has several: a, b, …, in the order in which they
 * began; and which connections carry TLS. May be told the events of a run in parts: what was known
 * once is kept.
 */
public final class KnownConnections {
  private final Map<String, Set<Long>> ofParty = new LinkedHashMap<>();
  private final Map<Long, String> names = new HashMap<>();
  private final Set<Long> tls = new HashSet<>();

  /** Takes in the next part of the events. */
  public void see(List<Event> events) {
    for (Event event : events) {
      if (event.connection() != 0) {
        if (saysTls(event)) {
          tls.add(event.connection());
        }
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

  /** A program reads or writes above TLS, or the first bytes of a direction are its handshake. */
  private static boolean saysTls(Event event) {
    return switch (event.kind()) {
      case TLS_READ, TLS_WRITE -> true;
      case SEND, RECEIVE ->
          event.data().offset() == 0 && TlsRecord.of(event.data().payload()) == TlsRecord.HANDSHAKE;
      default -> false;
    };
  }

  boolean isTls(long connection) {
    return tls.contains(connection);
  }

  /** The connection's name, "" if it has none (yet). */
  String of(long connection) {
    return names.getOrDefault(connection, "");
  }
}
