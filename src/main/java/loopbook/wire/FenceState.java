package loopbook.wire;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How far a fence has come: what was taken of each line of events so far. */
final class FenceState {
  final int[] index;
  final long[] used;
  final boolean[] skips;
  final Map<String, Long> connections;
  final Map<Long, String> sockets;
  boolean skipped;

  FenceState(int lines) {
    index = new int[lines];
    used = new long[lines];
    skips = new boolean[lines];
    connections = new HashMap<>();
    sockets = new HashMap<>();
  }

  FenceState(FenceState other) {
    index = other.index.clone();
    used = other.used.clone();
    skips = other.skips.clone();
    connections = new HashMap<>(other.connections);
    sockets = new HashMap<>(other.sockets);
    skipped = other.skipped;
  }

  long key(int phrase) {
    long hash = phrase;
    for (int i = 0; i < index.length; i++) {
      hash = hash * 1_000_003 + index[i];
      hash = hash * 1_000_003 + used[i] * 2 + (skips[i] ? 1 : 0);
    }
    return hash * 31 + connections.hashCode() * 17L + sockets.hashCode();
  }

  int taken() {
    return Arrays.stream(index).sum();
  }

  /** Leaves out what comes before that place. */
  void skipTo(int line, int place) {
    if (index[line] != place) {
      index[line] = place;
      used[line] = 0;
    }
  }

  /** The event of that line is taken. */
  void advance(int line) {
    index[line]++;
    used[line] = 0;
    skips[line] = false;
  }

  /** Takes the event so often, or as often as is left of it; returns how often. */
  long take(int line, Event event, long most) {
    long taken = Math.min(most, event.times() - used[line]);
    used[line] += taken;
    if (used[line] == event.times()) {
      advance(line);
    }
    skips[line] = false;
    return taken;
  }

  /** Whether the connection may have the name that the phrase gives it; from now on it has. */
  boolean names(Phrase phrase, Event event) {
    if (phrase.label().isEmpty()) {
      return true;
    }
    long connection = event.connection() == 0 ? -event.socket() : event.connection();
    Long named = connections.putIfAbsent(phrase.label(), connection);
    if (named != null && named != connection) {
      return false;
    }
    // one party can hold both ends of a connection, and name them apart
    String other = sockets.putIfAbsent(event.socket(), phrase.label());
    return other == null || other.equals(phrase.label());
  }
}
