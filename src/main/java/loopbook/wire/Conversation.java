package loopbook.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loopbook.wire.Event.Kind;

/**
 * What went over one connection, each direction for itself.
 *
 * @param connection its number
 * @param name of the connection where one of its parties has several, else ""
 */
public record Conversation(long connection, String name, List<Direction> directions) {

  /**
   * One direction of a stream.
   *
   * @param sends in the order of their bytes; none if the sender is not one of the run's
   * @param receives in the order of their bytes
   */
  public record Direction(String from, String to, List<Event> sends, List<Event> receives) {
    /** How many bytes were sent, or received if no send is known. */
    public long size() {
      return Math.max(end(sends), end(receives));
    }

    private static long end(List<Event> events) {
      return events.isEmpty()
          ? 0
          : events.get(events.size() - 1).data().offset() + events.get(events.size() - 1).bytes();
    }

    /** The sends of which the receive got bytes. */
    public List<Event> sendsOf(Event receive) {
      return Causes.overlapping(sends, receive);
    }

    /** Where sends and receives begin, by the offset of the byte. */
    public Map<Long, Boundary> boundaries() {
      Map<Long, Boundary> all = new HashMap<>();
      sends.forEach(send -> all.put(send.data().offset(), Boundary.SEND));
      for (Event receive : receives) {
        all.merge(
            receive.data().offset(),
            Boundary.RECEIVE,
            (before, now) -> before.isSent() ? Boundary.BOTH : now);
      }
      return all;
    }

    /** Bytes that were kept, by the offset of the first; pieces neither overlap nor touch. */
    public TreeMap<Long, Payload> known() {
      TreeMap<Long, Payload> known = new TreeMap<>();
      List<Event> all = new ArrayList<>(sends);
      all.addAll(receives);
      for (Event event : all) {
        add(known, event.data().offset(), event.data().payload());
      }
      return merged(known);
    }

    private static TreeMap<Long, Payload> merged(TreeMap<Long, Payload> pieces) {
      TreeMap<Long, Payload> merged = new TreeMap<>();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long start = 0;
      for (Map.Entry<Long, Payload> piece : pieces.entrySet()) {
        if (bytes.size() > 0 && piece.getKey() != start + bytes.size()) {
          merged.put(start, Payload.of(bytes.toByteArray()));
          bytes.reset();
        }
        start = bytes.size() == 0 ? piece.getKey() : start;
        bytes.writeBytes(piece.getValue().toArray());
      }
      if (bytes.size() > 0) {
        merged.put(start, Payload.of(bytes.toByteArray()));
      }
      return merged;
    }

    private static void add(TreeMap<Long, Payload> known, long offset, Payload bytes) {
      long from = offset;
      long end = offset + bytes.size();
      while (from < end) {
        Map.Entry<Long, Payload> before = known.floorEntry(from);
        long covered = before == null ? from : before.getKey() + before.getValue().size();
        if (covered > from) {
          from = covered;
          continue;
        }
        Long next = known.higherKey(from);
        long to = next == null ? end : Math.min(end, next);
        known.put(from, bytes.part((int) (from - offset), (int) (to - offset)));
        from = to;
      }
    }
  }

  /** The conversations of the events, in the order in which they began. */
  public static List<Conversation> of(List<Event> events) {
    Story story = Story.of(events);
    Map<Long, Map<Long, Event>> ends = new LinkedHashMap<>();
    Map<Long, List<Event>> sends = new LinkedHashMap<>();
    Map<Long, List<Event>> receives = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.connection() == 0) {
        continue;
      }
      ends.computeIfAbsent(event.connection(), c -> new LinkedHashMap<>())
          .putIfAbsent(event.socket(), event);
      if (event.kind() == Kind.SEND) {
        sends.computeIfAbsent(event.socket(), s -> new ArrayList<>()).add(event);
      } else if (event.kind() == Kind.RECEIVE) {
        receives.computeIfAbsent(event.socket(), s -> new ArrayList<>()).add(event);
      }
    }
    List<Conversation> found = new ArrayList<>();
    ends.forEach(
        (connection, sockets) -> {
          List<Event> both = List.copyOf(sockets.values());
          List<Direction> directions = new ArrayList<>();
          Event one = both.get(0);
          Event two = both.size() > 1 ? both.get(1) : null;
          boolean self = one.at().local() != null && one.at().local().equals(one.at().remote());
          if (two == null && self) {
            directions.add(direction(one, one, sends, receives));
          } else if (two == null) {
            directions.add(
                new Direction(
                    one.party(),
                    one.peer(),
                    sends.getOrDefault(one.socket(), List.of()),
                    List.of()));
            directions.add(
                new Direction(
                    one.peer(),
                    one.party(),
                    List.of(),
                    receives.getOrDefault(one.socket(), List.of())));
          } else {
            directions.add(direction(one, two, sends, receives));
            directions.add(direction(two, one, sends, receives));
          }
          found.add(new Conversation(connection, story.name(one), List.copyOf(directions)));
        });
    return found;
  }

  private static Direction direction(
      Event from, Event to, Map<Long, List<Event>> sends, Map<Long, List<Event>> receives) {
    return new Direction(
        from.party(),
        to.party(),
        List.copyOf(sends.getOrDefault(from.socket(), List.of())),
        List.copyOf(receives.getOrDefault(to.socket(), List.of())));
  }
}
