package loopbook.wire;

import java.util.HashMap;
import java.util.Map;

/** The threads of the parties of a recording, which guards them. */
final class Lanes {
  private record Key(String party, long thread) {}

  private static final int MANY = 10_000;

  private final Map<Key, Lane> all = new HashMap<>();

  Lane of(String party, long thread) {
    return all.computeIfAbsent(new Key(party, thread), key -> new Lane(party, thread));
  }

  /** Those of threads that go on are made again. */
  void forgetIfMany() {
    if (all.size() > MANY) {
      all.clear();
    }
  }
}
