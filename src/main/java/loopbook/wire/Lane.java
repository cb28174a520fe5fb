package loopbook.wire;

import java.util.Objects;
import loopbook.wire.Event.Actor;
import org.jspecify.annotations.Nullable;

/** One thread of a party, with what it did last. Guarded by its recording. */
final class Lane {
  final String party;

  /** Where its latest event is among the log's first ones; -1 if it is not there. */
  int latest = -1;

  private final long thread;
  private @Nullable Actor actor;

  Lane(String party, long thread) {
    this.party = party;
    this.thread = thread;
  }

  boolean is(String otherParty, long otherThread) {
    return thread == otherThread && party.equals(otherParty);
  }

  /** As an event states it; the same object for what the thread does at the same line again. */
  Actor actor(String name, @Nullable CodeLine line) {
    Actor known = actor;
    if (known != null && known.thread().equals(name) && Objects.equals(known.line(), line)) {
      return known;
    }
    Actor made = new Actor(party, name, thread, line);
    actor = made;
    return made;
  }
}
