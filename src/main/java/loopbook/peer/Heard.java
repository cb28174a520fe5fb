package loopbook.peer;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one connection, or one datagram port, of a peer came to.
 *
 * @param peer the peer's name
 * @param number which of the peer's connections this is, from 0
 * @param local the peer's own end; null if there was no connection
 * @param remote the other end; null if there was no connection
 * @param sent what the peer sent
 * @param received what came, all of it, also what was not expected
 * @param ending how the other side ended it
 * @param events what happened, in order
 * @param miss where the other side left the script, if it did
 * @param letters the datagrams of a datagram peer, in order, the first 2000; empty for streams
 */
public record Heard(
    String peer,
    int number,
    @Nullable InetSocketAddress local,
    @Nullable InetSocketAddress remote,
    Kept sent,
    Kept received,
    Ending ending,
    List<Event> events,
    Optional<Miss> miss,
    List<Letter> letters) {

  public Heard {
    events = List.copyOf(events);
    letters = List.copyOf(letters);
  }

  Heard(
      String peer,
      int number,
      @Nullable InetSocketAddress local,
      @Nullable InetSocketAddress remote,
      Kept sent,
      Kept received,
      Ending ending,
      List<Event> events,
      Optional<Miss> miss) {
    this(peer, number, local, remote, sent, received, ending, events, miss, List.of());
  }

  /** Whether all went as the script says. */
  public boolean asScripted() {
    return miss.isEmpty();
  }

  /**
   * The longest time between two events of these kinds that follow each other; zero if there are
   * fewer than two. Of what a peer does itself it tells whether the peer was late, as it may be on
   * a busy machine.
   */
  public Duration longestPause(Event.Kind... between) {
    Set<Event.Kind> kinds = Set.of(between);
    long longest = 0;
    long last = -1;
    for (Event event : events) {
      if (kinds.contains(event.kind())) {
        longest = Math.max(longest, last < 0 ? 0 : event.nanos() - last);
        last = event.nanos();
      }
    }
    return Duration.ofNanos(longest);
  }

  /** What came, decoded as UTF-8. */
  public String text() {
    return received.text();
  }
}
