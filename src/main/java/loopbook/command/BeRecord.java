package loopbook.command;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loopbook.judge.Retelling;
import loopbook.wire.CodeLines;
import loopbook.wire.Event;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import loopbook.wire.Scope;
import loopbook.wire.TcpRow;
import loopbook.wire.UdpRow;
import loopbook.wire.view.LiveView;
import org.jspecify.annotations.Nullable;

/**
 * What a talk leaves for {@code wire}, {@code hex} and {@code states}. A talk with the learner's
 * own session is recorded in that session's recording, where both ends are known; any other in one
 * of its own, in which the other end is a stranger unless its calls are fed.
 */
final class BeRecord implements AutoCloseable {
  private static final String YOU = "you";

  /** Who holds the end by hand while the session, too, is called {@code you}. */
  private static final String HAND = "by hand";

  private final Recording recording;
  private final boolean shared;
  private final String other;
  private final String hand;
  private final Scope scope;
  private final long began = System.nanoTime();
  private final List<String> moments = new ArrayList<>();

  private BeRecord(Recording recording, boolean shared, String other) {
    this.recording = recording;
    this.shared = shared;
    this.other = other;
    this.hand = shared ? HAND : YOU;
    this.scope = recording.enter(hand);
  }

  /**
   * Begins; empty where this JVM's sockets cannot be watched. To be closed on the same thread.
   *
   * @param session the recording of the session whose socket the other end is, if it is one
   * @param other what the other end is called
   */
  static Optional<BeRecord> begin(Optional<Recording> session, String other) {
    if (Recorder.missing().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        session
            .map(recording -> new BeRecord(recording, true, other))
            .orElseGet(() -> new BeRecord(Recorder.start("be", CodeLines.NONE), false, other)));
  }

  /** Shows what the other end does, whose calls must be known while they happen. */
  Optional<LiveFeed> feed(Context context) {
    return context.desk().isLive()
        ? Optional.of(
            new LiveFeed(
                context,
                recording,
                new LiveView(List.of(YOU, other), ""),
                this::ofTheOther,
                () -> true))
        : Optional.empty();
  }

  private List<Event> ofTheOther(List<Event> events) {
    return events.stream()
        .filter(e -> !e.party().equals(hand) && e.peer().equals(hand))
        .map(this::named)
        .toList();
  }

  /** Keeps the kernel's table of this moment, and returns it; empty where there is none. */
  Optional<List<TcpRow>> moment(String name) throws InterruptedException {
    recording.moment(name);
    moments.add(name);
    return states(name);
  }

  /** The other end's own process has told of a call. */
  void tell(Object traced) {
    Retelling.now(recording, "child", other, traced);
  }

  /** Ends it, and gives what was recorded. */
  Kept end(String name, List<String> roles) {
    close();
    Map<String, List<TcpRow>> states = new LinkedHashMap<>();
    moments.forEach(moment -> states(moment).ifPresent(rows -> states.put(moment, rows)));
    List<Event> events = shared ? ours(recording.events()) : recording.events();
    List<Event> told = events.stream().filter(this::isTold).map(this::named).toList();
    Map<String, List<UdpRow>> datagrams = new LinkedHashMap<>();
    moments.forEach(moment -> datagrams.put(moment, datagrams(moment)));
    return new Kept(name, roles, told, states, datagrams, moments, List.of(), "");
  }

  @Override
  public void close() {
    scope.close();
    if (!shared) {
      recording.close();
    }
  }

  private Optional<List<TcpRow>> states(String moment) {
    return recording
        .states(moment)
        .map(
            rows ->
                rows.stream()
                    .filter(row -> !shared || row.owner().equals(HAND) || row.peer().equals(HAND))
                    .map(
                        row ->
                            row.named(
                                end(row.owner()),
                                row.remote().getPort() == 0 ? "" : end(row.peer())))
                    .toList());
  }

  /** The datagram sockets of both ends at that moment. */
  List<UdpRow> datagrams(String moment) {
    return recording.datagramStates(moment).orElse(List.of()).stream()
        .map(
            row ->
                new UdpRow(
                    end(row.owner()),
                    row.local(),
                    row.remote(),
                    row.receiveQueue(),
                    row.sendQueue(),
                    row.drops()))
        .toList();
  }

  /** Of all that the session did, what concerns this talk. */
  private List<Event> ours(List<Event> all) {
    Set<Long> connections = new HashSet<>();
    Set<SocketAddress> places = new HashSet<>();
    for (Event event : all) {
      if (isByHand(event)) {
        connections.add(event.connection());
        if (event.at().local() instanceof InetSocketAddress local) {
          places.add(local);
        }
      }
    }
    connections.remove(0L);
    return all.stream()
        .filter(
            e ->
                isByHand(e)
                    || connections.contains(e.connection())
                    || (e.start() >= began
                        && e.at().remote() != null
                        && places.contains(e.at().remote())))
        .toList();
  }

  private boolean isByHand(Event event) {
    return event.party().equals(HAND) && event.start() >= began;
  }

  /**
   * Not told is what is only due to how a talk ends: our reader, whose call fails when its socket
   * is closed, and the listener of a program that is ended while it serves.
   */
  private boolean isTold(Event event) {
    if (event.party().equals(hand)) {
      return !event.wasClosedUnder();
    }
    return event.kind() != Event.Kind.LEFT_OPEN || event.at().isStream();
  }

  private Event named(Event event) {
    boolean stranger = event.peer().isEmpty() && event.at().remote() != null;
    return event.named(name(event.party()), stranger ? other : name(event.peer()));
  }

  /** An end of a connection in the kernel's table; whose it is not known is a stranger's. */
  private String end(String party) {
    return party.isEmpty() ? other : name(party);
  }

  private String name(@Nullable String party) {
    if (party == null || party.isEmpty()) {
      return "";
    }
    return party.equals(hand) ? YOU : shared ? other : party;
  }
}
