package loopbook.wire;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All sockets of a recording, by one number each, whatever process they are in. */
final class Sockets {
  /** Processes number their calls and sockets each for itself. */
  record Key(String process, long number) {}

  private final Map<Long, Tracked> byNumber = new LinkedHashMap<>();
  private final Map<Key, Long> foreign = new HashMap<>();
  private final Map<Long, Key> keys = new HashMap<>();
  private long lastForeign;

  /** The number here of what the process calls so. */
  long number(String process, long given) {
    return process.equals(Ledger.HERE)
        ? given
        : foreign.computeIfAbsent(new Key(process, given), this::numbered);
  }

  private long numbered(Key key) {
    keys.put(--lastForeign, key);
    return lastForeign;
  }

  @Nullable Tracked get(long number) {
    return byNumber.get(number);
  }

  void add(Tracked socket) {
    byNumber.put(socket.number, socket);
  }

  void forget(Tracked socket) {
    byNumber.remove(socket.number);
    Key key = keys.remove(socket.number);
    if (key != null) {
      foreign.remove(key);
    }
  }

  /** In the order in which they came. */
  Collection<Tracked> all() {
    return byNumber.values();
  }
}
