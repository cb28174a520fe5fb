package loopbook.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A script as a value.
 *
 * @param name of the peer
 * @param within the limit of each single wait
 * @param receiveBuffer SO_RCVBUF in bytes, set before the handshake; 0 for the system's own
 * @param parts one list of steps per connection; a caller has one
 * @param audience hears each act when it is closed
 */
record Plan(
    String name,
    Duration within,
    int receiveBuffer,
    List<List<Step>> parts,
    Consumer<Played> audience) {
  /** Long enough for a busy machine; a good program answers in a hundredth of it. */
  static final Duration WITHIN = Duration.ofSeconds(5);

  static final Plan EMPTY = new Plan("peer", WITHIN, 0, List.of(List.of()), played -> {});

  Plan {
    parts = parts.stream().map(List::copyOf).toList();
  }

  Plan named(String other) {
    return new Plan(other, within, receiveBuffer, parts, audience);
  }

  Plan within(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("a wait needs a limit above zero: " + limit);
    }
    return new Plan(name, limit, receiveBuffer, parts, audience);
  }

  Plan receiveBuffer(int bytes) {
    return new Plan(name, within, bytes, parts, audience);
  }

  Plan before(Consumer<Played> other) {
    return new Plan(name, within, receiveBuffer, parts, other);
  }

  Plan then(Step... steps) {
    List<List<Step>> longer = new ArrayList<>(parts);
    List<Step> last = new ArrayList<>(longer.remove(longer.size() - 1));
    last.addAll(List.of(steps));
    longer.add(last);
    return new Plan(name, within, receiveBuffer, longer, audience);
  }

  Plan next() {
    List<List<Step>> longer = new ArrayList<>(parts);
    longer.add(List.of());
    return new Plan(name, within, receiveBuffer, longer, audience);
  }
}
