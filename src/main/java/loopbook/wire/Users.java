package loopbook.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The threads that were seen in socket calls of a recording, whose lock guards them. */
final class Users {
  private final Map<Thread, User> all = new WeakHashMap<>();

  /** The calling thread, which has that seat, if it has one. */
  User of(Recorder.@Nullable Seat seat) {
    User known = seat == null ? null : seat.user;
    if (known == null) {
      known = all.computeIfAbsent(Thread.currentThread(), thread -> new User(thread.getId()));
      if (seat != null) {
        seat.user = known;
      }
    }
    return known;
  }

  /** Those of some parties that live, virtual ones included, with their parties. */
  Map<Thread, String> alive(Predicate<String> party) {
    Map<Thread, String> alive = new HashMap<>();
    all.forEach(
        (thread, user) -> {
          if (thread.isAlive() && party.test(user.party())) {
            alive.put(thread, user.party());
          }
        });
    return alive;
  }

  void clear() {
    all.clear();
  }
}
