package loopbook.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.wire.Event.Kind;

/**
 * Events as one tells them: a send and its receive in one breath, where nothing that either party
 * did lies between.
 */
public final class Story {
  private final List<Event> events;
  private final Map<Long, Event> receives;
  private final Map<String, List<Integer>> threads = new HashMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final KnownConnections known;
  private final List<Joined> steps = new ArrayList<>();

  private Story(List<Event> events, KnownConnections known) {
    this.events = events;
    this.known = known;
    this.receives = Pairs.of(events);
    for (int i = 0; i < events.size(); i++) {
      threads.computeIfAbsent(thread(events.get(i)), t -> new ArrayList<>()).add(i);
    }
  }

  /** Of events in the order of {@link Recording#events}. */
  public static Story of(List<Event> events) {
    return of(events, new KnownConnections());
  }

  /** The same of a part of them, whose earlier parts have named their connections. */
  public static Story of(List<Event> events, KnownConnections known) {
    known.see(events);
    Story story = new Story(events, known);
    story.join();
    return story;
  }

  /** All events, each once. */
  public List<Joined> steps() {
    return List.copyOf(steps);
  }

  /** The connection's name where one of its parties has several (a, b, …), else "". */
  public String name(Event event) {
    return known.of(event.connection());
  }

  /** What a send or receive is of, on a connection that carries TLS; empty on any other. */
  public Optional<TlsRecord> tls(Event event) {
    return known.isTls(event.connection())
        ? Optional.of(TlsRecord.of(event.data().payload()))
        : Optional.empty();
  }

  /** Whether somebody of the run received what was sent. */
  public boolean arrives(Event send) {
    return receives.containsKey(send.sequence());
  }

  /** Events with the same one keep their order. */
  static String thread(Event event) {
    return event.kind() == Kind.LEFT_OPEN
        ? event.party() + "\nopen" + event.sequence()
        : event.party() + "\n" + event.actor().threadId();
  }

  /** a, b, …, z, aa, …: the name of the connection with that place. */
  public static String letters(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letters(index / 26 - 1) + last;
  }

  private void join() {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      places.put(events.get(i).sequence(), i);
    }
    Set<Long> told = new HashSet<>();
    Map<Long, Event> delayed = new HashMap<>();
    // threads with a send that is told later: nothing of theirs may overtake it
    Set<String> holding = new HashSet<>();
    for (Event event : events) {
      if (told.contains(event.sequence())) {
        continue;
      }
      Event send = delayed.get(event.sequence());
      Event receive = receives.get(event.sequence());
      if (send != null) {
        steps.add(new Joined(send, event));
        holding.remove(thread(send));
        pass(event);
      } else if (receive == null) {
        steps.add(new Joined(event, null));
        pass(event);
      } else {
        int other = places.getOrDefault(receive.sequence(), Integer.MAX_VALUE);
        boolean oneThread = thread(event).equals(thread(receive));
        if (next(thread(receive), oneThread ? 1 : 0) == other
            && !holding.contains(thread(receive))) {
          steps.add(new Joined(event, receive));
          told.add(receive.sequence());
          pass(receive);
        } else if (next(thread(event), 1) > other) {
          delayed.put(receive.sequence(), event);
          holding.add(thread(event));
        } else {
          steps.add(new Joined(event, null));
        }
        pass(event);
      }
    }
  }

  /** Place of the thread's next event, after so many others. */
  private int next(String thread, int after) {
    List<Integer> places = threads.getOrDefault(thread, List.of());
    int index = done.getOrDefault(thread, 0) + after;
    return index < places.size() ? places.get(index) : Integer.MAX_VALUE;
  }

  private void pass(Event event) {
    done.merge(thread(event), 1, Integer::sum);
  }
}
