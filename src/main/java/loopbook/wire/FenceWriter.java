package loopbook.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Kind;

/** Writes events as the lines of a fence that they match. */
final class FenceWriter {
  private static final int PREVIEW = 48;

  /** A line, and the threads whose events it states, to fold what one thread repeats. */
  private record Written(String text, String threads) {}

  private final List<Event> events;
  private final Map<Long, Event> receives;
  private final Map<String, List<Integer>> threads = new HashMap<>();
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<Long, String> labels = new HashMap<>();
  private final List<Written> lines = new ArrayList<>();

  private FenceWriter(List<Event> events) {
    this.events = events;
    this.receives = Pairs.of(events);
    for (int i = 0; i < events.size(); i++) {
      threads.computeIfAbsent(thread(events.get(i)), t -> new ArrayList<>()).add(i);
    }
    name();
  }

  static String write(List<Event> events) {
    return new FenceWriter(
            events.stream()
                .filter(e -> e.kind() != Kind.NOTHING && e.kind() != Kind.WAKE)
                .filter(e -> e.kind() != Kind.CONNECT || e.at().kind() == SocketKind.STREAM)
                .toList())
        .run();
  }

  private static String thread(Event event) {
    return event.kind() == Kind.LEFT_OPEN
        ? event.party() + "\nopen" + event.sequence()
        : event.party() + "\n" + event.actor().threadId();
  }

  /** Connections get names if one of their parties has several. */
  private void name() {
    Map<String, Set<Long>> ofParty = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.connection() != 0) {
        ofParty.computeIfAbsent(event.party(), p -> new TreeSet<>()).add(event.connection());
      }
    }
    Set<Long> named = new TreeSet<>();
    ofParty.values().stream().filter(all -> all.size() > 1).forEach(named::addAll);
    for (Event event : events) {
      if (named.contains(event.connection()) && !labels.containsKey(event.connection())) {
        labels.put(event.connection(), letters(labels.size()));
      }
    }
  }

  private static String letters(int index) {
    String last = String.valueOf((char) ('a' + index % 26));
    return index < 26 ? last : letters(index / 26 - 1) + last;
  }

  private String run() {
    Map<Long, Integer> places = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      places.put(events.get(i).sequence(), i);
    }
    Set<Long> stated = new HashSet<>();
    Map<Long, Event> delayed = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (stated.contains(event.sequence())) {
        continue;
      }
      Event receive = receives.get(event.sequence());
      Event send = delayed.get(event.sequence());
      if (send != null) {
        add(carried(send, event), thread(send) + thread(event));
        pass(event);
      } else if (receive == null) {
        add(line(event) + label(event), thread(event));
        pass(event);
      } else {
        int other = places.get(receive.sequence());
        if (next(thread(receive), thread(event).equals(thread(receive)) ? 1 : 0) == other) {
          add(carried(event, receive), thread(event) + thread(receive));
          stated.add(receive.sequence());
          pass(event);
          pass(receive);
        } else if (next(thread(event), 1) > other) {
          delayed.put(receive.sequence(), event);
          pass(event);
        } else {
          add(line(event) + label(event), thread(event));
          pass(event);
        }
      }
    }
    return text();
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

  private void add(String line, String threadsOfLine) {
    lines.add(new Written(line, threadsOfLine));
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); ) {
      int same = i + 1;
      while (same < lines.size() && lines.get(same).equals(lines.get(i))) {
        same++;
      }
      String line = lines.get(i).text();
      boolean foldable = same - i > 1 && !line.contains(" times") && !line.equals("...");
      text.append(foldable ? times(line, same - i) : line).append('\n');
      i = foldable ? same : i + 1;
    }
    return text.toString();
  }

  private static String times(String line, int times) {
    return line + ", " + times + " times";
  }

  private String carried(Event send, Event receive) {
    return carries(send, receive) + label(send);
  }

  private String label(Event event) {
    String label = labels.get(event.connection());
    return label == null ? "" : " [" + label + "]";
  }

  private static String carries(Event send, Event receive) {
    boolean datagram = send.kind() == Kind.DATAGRAM_SEND;
    return send.party()
        + (datagram ? " => " : " -> ")
        + receive.party()
        + " "
        + (datagram ? cut(receive) : bytes(receive));
  }

  private static String bytes(Event event) {
    return count(event.bytes()) + preview(event);
  }

  private static String cut(Event event) {
    return event.data().whole() > event.bytes()
        ? count(event.data().whole()) + " cut to " + event.bytes() + preview(event)
        : bytes(event);
  }

  private static String count(long bytes) {
    return bytes + (bytes == 1 ? " byte" : " bytes");
  }

  private static String preview(Event event) {
    return event.bytes() == 0
        ? ""
        : " " + Preview.write(event.data().payload(), event.bytes(), PREVIEW);
  }

  /** One event as a line, without the connection's name. */
  static String line(Event event) {
    String party = event.party() + " ";
    String peer = event.peer();
    String text =
        switch (event.kind()) {
          case BIND -> party + "binds";
          case LISTEN -> party + "listens";
          case CONNECT -> party + "connects" + (peer.isEmpty() ? "" : " to " + peer);
          case ACCEPT -> party + "accepts" + (peer.isEmpty() ? "" : " " + peer);
          case SEND -> party + "sends " + bytes(event) + parts(event, "sends");
          case RECEIVE -> party + "receives " + bytes(event) + parts(event, "receives");
          case NOTHING -> party + "receives nothing";
          case END_OF_STREAM -> party + "reads end of stream";
          case HALF_CLOSE -> party + "half-closes";
          case SHUT_INPUT -> party + "shuts its input";
          case CLOSE ->
              party + "closes" + (event.at().kind() == SocketKind.LISTENER ? " its listener" : "");
          case RESET -> party + "resets";
          case TIMEOUT -> party + event.call() + " times out";
          case FAIL -> party + event.call() + " fails" + failure(event);
          case DATAGRAM_SEND -> party + "sends a datagram of " + bytes(event);
          case DATAGRAM_RECEIVE -> party + "receives a datagram of " + cut(event);
          case URGENT -> party + "sends an urgent byte" + preview(event);
          case WAKE -> party + "wakes";
          case MOMENT -> "at " + quote(event.name());
          case WAIT -> party + "waits in " + event.call();
          case STOPPED -> party + "is stopped";
          case LEFT_OPEN ->
              party
                  + switch (event.at().kind()) {
                    case LISTENER -> "leaves its listener open";
                    case DATAGRAM -> "leaves a datagram socket open";
                    case STREAM, SELECTOR -> "leaves a connection open";
                  };
          case OMITTED -> "...";
        };
    boolean counted = event.kind() == Kind.SEND || event.kind() == Kind.RECEIVE;
    return event.times() > 1 && !counted && event.kind() != Kind.OMITTED
        ? text + ", " + event.times() + " times"
        : text;
  }

  private static String parts(Event event, String what) {
    return event.times() > 1 ? " in " + event.times() + " " + what : "";
  }

  private static String failure(Event event) {
    Failure failure = event.failure();
    if (failure == null) {
      return "";
    }
    return ": "
        + failure.simpleType()
        + (failure.message() == null ? "" : " " + quote(failure.message()));
  }

  private static String quote(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Preview.write(Payload.of(bytes), bytes.length, bytes.length);
  }
}
