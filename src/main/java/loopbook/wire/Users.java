package loopbook.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/** The threads that were seen in socket calls of a recording, whose lock guards them. */
final class Users {
  private final Map<Thread, String> parties = new WeakHashMap<>();

  void add(Thread thread, String party) {
    parties.put(thread, party);
  }

  /** Those of some parties that live, virtual ones included, with their parties. */
  Map<Thread, String> alive(Predicate<String> party) {
    Map<Thread, String> alive = new HashMap<>(parties);
    alive.entrySet().removeIf(e -> !e.getKey().isAlive() || !party.test(e.getValue()));
    return alive;
  }

  void clear() {
    parties.clear();
  }
}
