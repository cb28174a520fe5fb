package loopbook.judge.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loopbook.judge.call.Thrown;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Kept;
import loopbook.peer.Miss;

/**
 * What is known of a failed check when one asks which mistake it looks like.
 *
 * @param peer the connection or port that left its script, if one did
 * @param expected what should have come, or been returned, if bytes or a text was expected
 * @param received what came instead
 * @param glance what was looked up of the program, if something was late or not there
 * @param returned whether a server had returned, and not thrown, that was to serve on
 * @param thrown what the test's calls threw
 * @param played what all of the test's connections came to, each to its end
 */
record Symptoms(
    Optional<Heard> peer,
    Optional<Kept> expected,
    Optional<Kept> received,
    Glance glance,
    boolean returned,
    List<Thrown> thrown,
    List<Heard> played) {
  static final Symptoms NONE =
      of(Optional.empty(), Optional.empty(), Optional.empty(), Glance.NONE);

  Symptoms {
    thrown = List.copyOf(thrown);
    played = List.copyOf(played);
  }

  private static Symptoms of(
      Optional<Heard> peer, Optional<Kept> expected, Optional<Kept> received, Glance glance) {
    return new Symptoms(peer, expected, received, glance, false, List.of(), List.of());
  }

  /** Two values that should have been equal. */
  static Symptoms ofValues(Optional<Kept> expected, Optional<Kept> received) {
    return expected.isPresent() && received.isPresent()
        ? of(Optional.empty(), expected, received, Glance.NONE)
        : NONE;
  }

  /** A connection that left its script. */
  static Symptoms ofPeer(Heard missed, Glance glance) {
    Optional<Miss> miss = missed.miss();
    return of(Optional.of(missed), miss.map(Miss::expected), miss.map(Miss::received), glance);
  }

  /** The program listens on another address than it was to. */
  static Symptoms ofListener() {
    return of(Optional.empty(), Optional.empty(), Optional.empty(), Glance.ELSEWHERE);
  }

  /** With what the calls came to. */
  Symptoms with(boolean hasReturned, List<Thrown> exceptions) {
    return new Symptoms(peer, expected, received, glance, hasReturned, exceptions, played);
  }

  /** With what the connections came to in the end. */
  Symptoms with(List<Heard> connections) {
    return new Symptoms(peer, expected, received, glance, returned, thrown, connections);
  }

  /** In which way the peer's script was left; empty if it was not by that that the test failed. */
  Optional<Miss.Kind> miss() {
    return peer.flatMap(Heard::miss).map(Miss::kind);
  }

  boolean missed(Miss.Kind... kinds) {
    return miss().filter(Arrays.asList(kinds)::contains).isPresent();
  }

  /** What should have come; none if it was longer than what is kept of it. */
  byte[] wanted() {
    return whole(expected);
  }

  /** What came; none if it was longer than what is kept of it. */
  byte[] came() {
    return whole(received);
  }

  private static byte[] whole(Optional<Kept> bytes) {
    return bytes.filter(b -> b.total() <= Kept.LIMIT).map(Kept::head).orElse(new byte[0]);
  }

  /**
   * The connection whose bytes were compared: the peer that left its script, or the only one of the
   * test that sent anything.
   */
  Optional<Heard> sender() {
    if (peer.isPresent()) {
      return peer;
    }
    List<Heard> senders = played.stream().filter(h -> !h.sent().isEmpty()).toList();
    return senders.size() == 1 ? Optional.of(senders.get(0)) : Optional.empty();
  }

  /** The lengths of the pieces in which the sender sent, in bytes, in order. */
  List<Integer> pieces() {
    return sender().map(Heard::events).orElse(List.of()).stream()
        .filter(e -> e.kind() == Event.Kind.SENT && e.bytes() > 0)
        .map(Event::bytes)
        .toList();
  }

  /** Whether a peer of the test has ended its stream, by a close or a half-close. */
  static boolean ended(Heard heard) {
    return heard.events().stream()
        .anyMatch(e -> e.kind() == Event.Kind.HALF_CLOSED || e.kind() == Event.Kind.CLOSED);
  }
}
