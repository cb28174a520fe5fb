package loopbook.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who is told of events as they happen. */
final class Audience {
  private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Event>> followers = new CopyOnWriteArrayList<>();

  /** Of each event that does not only add to the times of an earlier one. */
  void listen(Consumer<Event> listener) {
    listeners.add(listener);
  }

  /** Of each call, until the scope is closed. */
  Scope follow(Consumer<Event> follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  void tell(Event event) {
    tell(event, true);
  }

  void tell(Event event, boolean isNew) {
    if (isNew && !listeners.isEmpty()) {
      listeners.forEach(listener -> listener.accept(event));
    }
    if (!followers.isEmpty()) {
      followers.forEach(follower -> follower.accept(event));
    }
  }
}
