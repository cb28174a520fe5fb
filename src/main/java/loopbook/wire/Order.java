package loopbook.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts events in an order in which every cause comes before its effect and each thread's events
 * stay in theirs, but for calls of asynchronous channels that end on the same thread. A clock alone
 * cannot: a receive can be told before the send that it waited for has returned, and two processes
 * may not agree about the time.
 */
final class Order {
  /** The events of one thread that are still to be placed. */
  private static final class Line {
    final Deque<Event> events = new ArrayDeque<>();

    Event head() {
      return events.getFirst();
    }

    /**
     * Puts an event first that was told after the head and had begun before the head ended: calls
     * of asynchronous channels end on one thread in any order. False if there is none such.
     */
    boolean bringForward(long sequence) {
      long end = head().end();
      for (Event event : events) {
        if (event.sequence() == sequence && event.start() < end) {
          events.remove(event);
          events.addFirst(event);
          return true;
        }
      }
      return false;
    }
  }

  private static final Comparator<Line> EARLIEST =
      Comparator.comparingLong((Line line) -> line.head().time())
          .thenComparingLong(line -> line.head().sequence());

  private final Map<Long, List<Long>> causes;
  private final PriorityQueue<Line> ready = new PriorityQueue<>(EARLIEST);
  private final Map<Long, List<Line>> byMissingCause = new HashMap<>();
  private final Set<Line> waiting = new LinkedHashSet<>();
  private final Set<Long> placed = new HashSet<>();
  private final List<Event> ordered;

  private Order(List<Event> events) {
    causes = Causes.of(events);
    ordered = new ArrayList<>(events.size());
    Map<String, Line> lines = new LinkedHashMap<>();
    for (Event event : events) {
      lines
          .computeIfAbsent(event.party() + "\n" + event.actor().threadId(), t -> new Line())
          .events
          .add(event);
    }
    ready.addAll(lines.values());
  }

  static List<Event> causal(List<Event> events) {
    Order order = new Order(events);
    order.run();
    return order.ordered;
  }

  private void run() {
    while (!ready.isEmpty() || !waiting.isEmpty()) {
      Line line = ready.poll();
      if (line == null) {
        // causes that wait for each other cannot be; if clocks say so, the earliest goes first
        line = waiting.stream().min(EARLIEST).orElseThrow();
        waiting.remove(line);
        place(line);
        continue;
      }
      Long missing = missing(line.head());
      if (missing == null) {
        place(line);
      } else if (line.bringForward(missing)) {
        ready.add(line);
      } else {
        waiting.add(line);
        byMissingCause.computeIfAbsent(missing, m -> new ArrayList<>(1)).add(line);
      }
    }
  }

  private void place(Line line) {
    Event event = line.events.removeFirst();
    ordered.add(event);
    placed.add(event.sequence());
    if (!line.events.isEmpty()) {
      ready.add(line);
    }
    List<Line> woken = byMissingCause.remove(event.sequence());
    if (woken != null) {
      for (Line other : woken) {
        if (waiting.remove(other)) {
          ready.add(other);
        }
      }
    }
  }

  private @Nullable Long missing(Event event) {
    for (Long cause : causes.getOrDefault(event.sequence(), List.of())) {
      if (!placed.contains(cause)) {
        return cause;
      }
    }
    return null;
  }
}
