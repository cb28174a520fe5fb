package loopbook.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Actor;
import loopbook.wire.Event.Data;
import loopbook.wire.Event.Endpoint;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The events of a recording in bounded memory: what a thread does again and again is one event with
 * a number of times, and of very many events the first and the last ones are kept. Guarded by its
 * recording.
 */
final class EventLog {
  static final int FIRST = 20_000;
  static final int LAST = 1_000;

  /** From here on consecutive sends and receives are counted together too. */
  static final int LOOSE = 4_000;

  /** Of all events together; more than any view shows. */
  private static final long PAYLOAD_BUDGET = 2L << 20;

  private static final int SMALL_PAYLOAD = 128;

  private final List<Event> first = new ArrayList<>();
  private final Deque<Event> last = new ArrayDeque<>();

  private long omitted;
  private long omittedBytes;
  private long omittedSince;
  private long payload;
  private long sequence;

  long next() {
    return ++sequence;
  }

  /** The number of the latest event. */
  long latest() {
    return sequence;
  }

  /** Whether what comes now may be dropped later. */
  boolean isFull() {
    return first.size() >= FIRST;
  }

  /** The first events are kept for good; of the others all before this number were dropped. */
  long keptSince() {
    Event oldest = omitted == 0 ? null : last.peekFirst();
    return oldest == null ? 0 : oldest.sequence();
  }

  /** False if the event only made an earlier one count more. */
  boolean add(Lane lane, Event event) {
    if (lane.latest >= 0) {
      Event merged = merge(first.get(lane.latest), event, first.size());
      if (merged != null) {
        first.set(lane.latest, merged);
        return false;
      }
    }
    if (first.size() < FIRST) {
      lane.latest = first.size();
      first.add(trim(event));
      return true;
    }
    lane.latest = -1;
    Event previous = last.peekLast();
    if (previous != null && lane.is(previous.party(), previous.actor().threadId())) {
      Event merged = merge(previous, event, FIRST);
      if (merged != null) {
        last.removeLast();
        last.addLast(merged);
        return false;
      }
    }
    if (last.size() == LAST) {
      Event dropped = last.removeFirst();
      omittedSince = omitted == 0 ? dropped.start() : omittedSince;
      omitted += dropped.times();
      omittedBytes += Math.max(0, dropped.bytes());
    }
    last.addLast(event.keeping(SMALL_PAYLOAD));
    return true;
  }

  /** In order of arrival. */
  List<Event> snapshot() {
    List<Event> all = new ArrayList<>(first.size() + last.size() + 1);
    all.addAll(first);
    if (omitted > 0) {
      Event after = last.getFirst();
      all.add(
          new Event(
              0,
              Kind.OMITTED,
              omitted,
              omittedSince,
              after.start(),
              new Actor("", "", 0, null),
              new Endpoint(0, SocketKind.STREAM, 0, "", null, null),
              new Data(0, omittedBytes, omittedBytes, Payload.EMPTY),
              "",
              null,
              ""));
    }
    all.addAll(last);
    return all;
  }

  /** How many bytes of the next event are worth being kept. */
  int wantedPayload() {
    return first.size() < FIRST && payload < PAYLOAD_BUDGET ? Integer.MAX_VALUE : SMALL_PAYLOAD;
  }

  private static @Nullable Event merge(Event one, Event two, int size) {
    if (one.kind() != two.kind()
        || one.socket() != two.socket()
        || !one.party().equals(two.party())
        || !one.call().equals(two.call())) {
      return null;
    }
    boolean same =
        switch (one.kind()) {
          case END_OF_STREAM, NOTHING -> true;
          case WAKE -> one.bytes() == two.bytes();
          case FAIL, TIMEOUT ->
              one.failure() != null
                  && one.failure().equals(two.failure())
                  && java.util.Objects.equals(one.at().remote(), two.at().remote());
          case SEND, RECEIVE ->
              size >= LOOSE && one.data().offset() + one.bytes() == two.data().offset();
          default -> false;
        };
    return same ? merged(one, two) : null;
  }

  private static Event merged(Event one, Event two) {
    Data data = one.data();
    if (one.kind() == Kind.SEND || one.kind() == Kind.RECEIVE) {
      long count = data.count() + two.bytes();
      data = new Data(data.offset(), count, count, data.payload());
    }
    return new Event(
        one.sequence(),
        one.kind(),
        one.times() + two.times(),
        one.start(),
        two.end(),
        one.actor(),
        one.at(),
        data,
        one.call(),
        one.failure(),
        one.name());
  }

  private Event trim(Event event) {
    int size = event.data().payload().size();
    if (payload + size > PAYLOAD_BUDGET) {
      return event.keeping(SMALL_PAYLOAD);
    }
    payload += size;
    return event;
  }
}
