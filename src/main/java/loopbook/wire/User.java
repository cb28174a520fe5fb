package loopbook.wire;

import org.jspecify.annotations.Nullable;

/**
 * A thread of this process that uses sockets, as one recording knows it. What its last call needed
 * is kept, since the next one mostly needs the same. Guarded by the recording; does not hold the
 * thread.
 */
final class User {
  private final long thread;
  private String party = "";
  private @Nullable Lane lane;
  private @Nullable Tracked socket;

  User(long thread) {
    this.thread = thread;
  }

  /** Whose its last call was. */
  String party() {
    return party;
  }

  /** Its next call is that party's. */
  Lane calls(String whose, Lanes lanes) {
    party = whose;
    Lane known = lane;
    if (known == null || !known.is(whose, thread)) {
      known = lanes.of(whose, thread);
      lane = known;
    }
    return known;
  }

  /** The socket with that number; null if no call on it is known. */
  @Nullable Tracked socket(long number, Sockets sockets) {
    Tracked known = socket;
    if (known == null || known.number != number) {
      known = sockets.get(number);
      socket = known;
    }
    return known;
  }
}
