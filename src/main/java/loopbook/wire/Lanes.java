package loopbook.wire;

import java.util.HashMap;
import java.util.Map;

/** The threads of the parties of a recording, which guards them. */
final class Lanes {
  private record Key(String party, long thread) {}

  private final Map<Key, Lane> all = new HashMap<>();

  Lane of(String party, long thread) {
    return all.computeIfAbsent(new Key(party, thread), key -> new Lane(party, thread));
  }
}
