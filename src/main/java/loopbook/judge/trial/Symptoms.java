package loopbook.judge.trial;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import loopbook.judge.call.Thrown;
import loopbook.judge.call.Waiting;
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
 * @param threads where the learner's threads were, looked up only when something was late
 * @param queued whether the kernel still had the peer's connection in the accept queue; empty if
 *     that is not known
 * @param unwritten what lay unflushed in buffers of output streams, as bytes, and of writers, as
 *     text, looked up only when an answer was late
 * @param elsewhere whether the program listens, but on another address than the one it was to
 * @param returned whether a server had returned, and not thrown, that was to serve on
 * @param thrown what the test's calls threw
 * @param played what all of the test's connections came to, each to its end
 */
record Symptoms(
    Optional<Heard> peer,
    Optional<Kept> expected,
    Optional<Kept> received,
    List<Waiting> threads,
    Optional<Boolean> queued,
    List<Object> unwritten,
    boolean elsewhere,
    boolean returned,
    List<Thrown> thrown,
    List<Heard> played) {
  static final Symptoms NONE =
      new Symptoms(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          false,
          false,
          List.of(),
          List.of());

  Symptoms {
    threads = List.copyOf(threads);
    unwritten = List.copyOf(unwritten);
    thrown = List.copyOf(thrown);
    played = List.copyOf(played);
  }

  /** Two values that should have been equal. */
  static Symptoms ofValues(Optional<Kept> expected, Optional<Kept> received) {
    boolean both = expected.isPresent() && received.isPresent();
    return new Symptoms(
        Optional.empty(),
        both ? expected : Optional.empty(),
        both ? received : Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        false,
        List.of(),
        List.of());
  }

  /** A connection that left its script. */
  static Symptoms ofPeer(
      Heard missed,
      List<Waiting> threads,
      Optional<Boolean> queued,
      List<Object> unwritten,
      boolean elsewhere) {
    return new Symptoms(
        Optional.of(missed),
        missed.miss().map(Miss::expected),
        missed.miss().map(Miss::received),
        threads,
        queued,
        unwritten,
        elsewhere,
        false,
        List.of(),
        List.of());
  }

  /** The program listens on another address than it was to. */
  static Symptoms ofListener() {
    return new Symptoms(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        true,
        false,
        List.of(),
        List.of());
  }

  /** With what the calls came to. */
  Symptoms with(boolean hasReturned, List<Thrown> exceptions) {
    return new Symptoms(
        peer,
        expected,
        received,
        threads,
        queued,
        unwritten,
        elsewhere,
        hasReturned,
        exceptions,
        played);
  }

  /** With what the connections came to in the end. */
  Symptoms with(List<Heard> connections) {
    return new Symptoms(
        peer,
        expected,
        received,
        threads,
        queued,
        unwritten,
        elsewhere,
        returned,
        thrown,
        connections);
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
