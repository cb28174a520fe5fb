package loopbook.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.wire.Event;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;

/** What the sockets of the learner's own session have done, as {@code wire} looks at it. */
final class OwnSession {
  /** What it is called on the command line. */
  static final String SESSION = "session";

  /** The moment at which one looks. */
  private static final String NOW = "now";

  private OwnSession() {}

  /** Until now; empty where there is no session, or its sockets have done nothing. */
  static Optional<Kept> now(Context context) throws InterruptedException {
    Optional<Recording> session = context.recording();
    if (session.isEmpty() || latest(session.get()).isEmpty()) {
      return Optional.empty();
    }
    session.get().moment(NOW);
    return Optional.of(kept(session.get()));
  }

  /**
   * Whether what its sockets do is known. At the prompt that is so also while the session is still
   * being made: it has opened nothing yet.
   */
  static boolean isWatched(Context context) {
    return context.recording().isPresent()
        || (context.front() == Front.PROMPT && Recorder.missing().isEmpty());
  }

  /** Whether Java was typed after the last run and check, and sockets did something since then. */
  static boolean isLast(Context context) {
    return context
        .desk()
        .typed()
        .flatMap(
            typed -> context.recording().flatMap(OwnSession::latest).filter(at -> at - typed > 0))
        .isPresent();
  }

  private static Optional<Long> latest(Recording session) {
    return session.events().stream()
        .filter(event -> event.kind() != Event.Kind.MOMENT)
        .map(Event::end)
        .reduce((a, b) -> a - b > 0 ? a : b);
  }

  private static Kept kept(Recording session) {
    List<Event> all = session.events();
    long last = all.stream().filter(OwnSession::isLook).mapToLong(Event::sequence).max().orElse(0);
    Sides sides = Sides.of(all);
    List<Event> events =
        all.stream()
            .filter(event -> !isLook(event) || event.sequence() == last)
            .map(sides::named)
            .toList();
    Map<String, List<TcpRow>> states = new LinkedHashMap<>();
    Map<String, List<UdpRow>> datagrams = new LinkedHashMap<>();
    for (String moment : session.moments()) {
      session
          .states(moment)
          .ifPresent(rows -> states.put(moment, rows.stream().map(sides::named).toList()));
      session
          .datagramStates(moment)
          .ifPresent(rows -> datagrams.put(moment, rows.stream().map(sides::named).toList()));
    }
    return new Kept(
        Say.get("show.session"),
        parties(events, sides),
        events,
        states,
        datagrams,
        session.moments(),
        List.of(),
        "");
  }

  private static List<String> parties(List<Event> events, Sides sides) {
    Set<String> parties = new LinkedHashSet<>(sides.parties());
    events.stream().map(Event::party).filter(party -> !party.isEmpty()).forEach(parties::add);
    return List.copyOf(parties);
  }

  private static boolean isLook(Event event) {
    return event.kind() == Event.Kind.MOMENT && event.name().equals(NOW);
  }
}
