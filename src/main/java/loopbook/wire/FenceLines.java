package loopbook.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import loopbook.weave.SocketKind;
import loopbook.wire.Event.Kind;
import loopbook.wire.Phrase.Form;

/** The events of a run that a fence is compared with: each thread's in a line of its own. */
final class FenceLines {
  /** Kinds that are compared only if the fence states one, with the form that does. */
  private static final Map<Kind, Form> ON_DEMAND =
      Map.of(
          Kind.LISTEN, Form.LISTENS,
          Kind.BIND, Form.BINDS,
          Kind.MOMENT, Form.MOMENT,
          Kind.NOTHING, Form.RECEIVES_NOTHING,
          Kind.TLS_WRITE, Form.WRITES_TLS,
          Kind.TLS_READ, Form.READS_TLS,
          Kind.WAKE, Form.WAKES);

  final List<String> parties = new ArrayList<>();
  final List<List<Event>> lines = new ArrayList<>();

  /** Hash of what each line still has from each place on, to see that two lines are alike. */
  final List<long[]> rest = new ArrayList<>();

  /** Line and index of each event, by its number. */
  final Map<Long, int[]> places = new HashMap<>();

  final Map<Long, List<Long>> causes;
  final Map<Long, Event> receives;

  /** {@code forms}: what the fence states at all. */
  FenceLines(List<Event> all, Set<Form> forms) {
    List<Event> events = new ArrayList<>();
    for (Event event : all) {
      Form onDemand = ON_DEMAND.get(event.kind());
      boolean compared = onDemand == null || forms.contains(onDemand);
      if (event.kind() == Kind.CONNECT && event.at().kind() == SocketKind.DATAGRAM) {
        compared = false;
      }
      if (compared) {
        events.add(event);
      }
    }
    causes = Causes.of(events);
    receives = Pairs.of(events);
    Map<String, Integer> index = new LinkedHashMap<>();
    for (Event event : events) {
      // what was left open has no order
      String key =
          event.kind() == Kind.LEFT_OPEN
              ? event.party() + "\n" + event.kind() + event.sequence()
              : event.party() + "\n" + event.actor().threadId();
      int line = index.computeIfAbsent(key, k -> newLine(event.party()));
      places.put(event.sequence(), new int[] {line, lines.get(line).size()});
      lines.get(line).add(event);
    }
    for (List<Event> line : lines) {
      long[] hashes = new long[line.size() + 1];
      for (int i = line.size() - 1; i >= 0; i--) {
        Event e = line.get(i);
        long own = FenceWriter.line(e).hashCode() * 1_000_003L + e.times();
        hashes[i] = hashes[i + 1] * 6_364_136_223_846_793_005L + own + 1;
      }
      rest.add(hashes);
    }
  }

  private int newLine(String party) {
    parties.add(party);
    lines.add(new ArrayList<>());
    return lines.size() - 1;
  }

  /** Whether a fence that states binds need not state this one: any free port would have done. */
  static boolean isOptional(Event event) {
    return event.kind() == Kind.BIND && event.bytes() == 0;
  }

  /** Whether the event alone is what the phrase says; sends and receives in parts are not asked. */
  static boolean says(Phrase phrase, Event event) {
    if (!phrase.party().isEmpty() && !phrase.party().equals(event.party())) {
      return false;
    }
    SocketKind at = event.at().kind();
    return switch (phrase.form()) {
      case LISTENS -> event.kind() == Kind.LISTEN;
      case BINDS -> event.kind() == Kind.BIND;
      case CONNECTS ->
          event.kind() == Kind.CONNECT && at == SocketKind.STREAM && isOther(phrase, event);
      case ACCEPTS -> event.kind() == Kind.ACCEPT && isOther(phrase, event);
      case SENDS, CARRIES -> event.kind() == Kind.SEND;
      case RECEIVES -> event.kind() == Kind.RECEIVE;
      case END_OF_STREAM -> event.kind() == Kind.END_OF_STREAM;
      case HALF_CLOSES -> event.kind() == Kind.HALF_CLOSE;
      case SHUTS_INPUT -> event.kind() == Kind.SHUT_INPUT;
      case CLOSES -> event.kind() == Kind.CLOSE && at != SocketKind.LISTENER;
      case CLOSES_LISTENER -> event.kind() == Kind.CLOSE && at == SocketKind.LISTENER;
      case RESETS -> event.kind() == Kind.RESET;
      case TIMES_OUT -> event.kind() == Kind.TIMEOUT && isCall(phrase, event);
      case FAILS -> event.kind() == Kind.FAIL && isCall(phrase, event) && isFailure(phrase, event);
      case WAITS -> event.kind() == Kind.WAIT && isCall(phrase, event);
      case IS_STOPPED -> event.kind() == Kind.STOPPED;
      case LEAVES_CONNECTION -> event.kind() == Kind.LEFT_OPEN && at == SocketKind.STREAM;
      case LEAVES_LISTENER -> event.kind() == Kind.LEFT_OPEN && at == SocketKind.LISTENER;
      case LEAVES_DATAGRAMS -> event.kind() == Kind.LEFT_OPEN && at == SocketKind.DATAGRAM;
      case SENDS_DATAGRAM ->
          event.kind() == Kind.DATAGRAM_SEND && isOther(phrase, event) && isAmount(phrase, event);
      case CARRIES_DATAGRAM -> event.kind() == Kind.DATAGRAM_SEND;
      case RECEIVES_DATAGRAM ->
          event.kind() == Kind.DATAGRAM_RECEIVE
              && isOther(phrase, event)
              && isAmount(phrase, event)
              && isCut(phrase, event);
      case SENDS_URGENT -> event.kind() == Kind.URGENT && isAmount(phrase, event);
      case WRITES_TLS -> event.kind() == Kind.TLS_WRITE && isAmount(phrase, event);
      case READS_TLS -> event.kind() == Kind.TLS_READ && isAmount(phrase, event);
      case RECEIVES_NOTHING -> event.kind() == Kind.NOTHING;
      case WAKES -> event.kind() == Kind.WAKE;
      case MOMENT -> event.kind() == Kind.MOMENT && event.name().equals(phrase.detail());
      case ANYTHING -> false;
    };
  }

  private static boolean isOther(Phrase phrase, Event event) {
    return phrase.other().isEmpty() || phrase.other().equals(event.peer());
  }

  private static boolean isCall(Phrase phrase, Event event) {
    return phrase.detail().equals(event.call());
  }

  static boolean isAmount(Phrase phrase, Event event) {
    return phrase.amount().fits(event.data().payload().toArray(), event.bytes());
  }

  static boolean isCut(Phrase phrase, Event event) {
    long whole = event.data().whole();
    return phrase.amount().whole() < 0
        ? phrase.amount().count() < 0 || whole == event.bytes()
        : phrase.amount().whole() == whole;
  }

  private static boolean isFailure(Phrase phrase, Event event) {
    var failure = event.failure();
    return failure != null
        && (phrase.exception().isEmpty() || phrase.exception().equals(failure.simpleType()))
        && (phrase.message() == null || phrase.message().equals(failure.message()));
  }
}
