package loopbook.judge.trial;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import loopbook.judge.call.Thrown;
import loopbook.judge.call.Waiting;
import loopbook.peer.Ending;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Miss;

/** Mistakes that show in where threads wait, what they threw, and what became of connections. */
final class StateSigns {
  /** How the JDK says that a count of -1 was given to write, to String or to copyOf. */
  private static final Pattern MINUS_ONE =
      Pattern.compile("Range \\[0, 0 \\+ -1\\).*|.*\\b(?:count|length|len|end) -1\\b.*");

  /** A silence is longer. */
  private static final long AT_ONCE = TimeUnit.MILLISECONDS.toNanos(100);

  private StateSigns() {}

  /** The -1 of a read was given on as a number of bytes. */
  static boolean endAsCount(Symptoms seen) {
    return seen.played().stream().anyMatch(Symptoms::ended)
        && seen.thrown().stream()
            .anyMatch(t -> t.is("java.lang.IndexOutOfBoundsException") && isMinusOne(t));
  }

  private static boolean isMinusOne(Thrown thrown) {
    String message = thrown.message();
    return message != null && MINUS_ONE.matcher(message).matches();
  }

  /** The peer has ended its stream, and a thread reads on and on without waiting. */
  static boolean spinsAtEnd(Symptoms seen) {
    List<Waiting> busy = seen.glance().threads().stream().filter(Waiting::runs).toList();
    return seen.missed(Miss.Kind.STILL_OPEN)
        && seen.peer().filter(Symptoms::ended).isPresent()
        && busy.size() == 1
        && !busy.get(0).call().endsWith(".available")
        && seen.glance().threads().stream().allMatch(t -> t.runs() || accepts(t));
  }

  /**
   * After an exchange the peer's sending broke, or what it sent was answered by the end, though
   * nothing was thrown. Not if it sent a 0xFF, which may have been taken for the -1 of the end.
   */
  static boolean closedEarly(Symptoms seen) {
    boolean broke =
        seen.missed(Miss.Kind.BROKEN, Miss.Kind.RESET)
            || (seen.missed(Miss.Kind.ENDED)
                && seen.came().length == 0
                && seen.peer().filter(StateSigns::endedAfterSending).isPresent());
    return broke
        && seen.thrown().isEmpty()
        && seen.peer()
            .filter(p -> !p.received().isEmpty() && !aborted(p) && !sentMinusOne(p))
            .isPresent();
  }

  private static boolean sentMinusOne(Heard peer) {
    for (byte b : peer.sent().head()) {
      if (b == -1) {
        return true;
      }
    }
    return false;
  }

  /**
   * There was an exchange, and the end came for what was sent after it: behind that, or, right
   * behind the answer, before it was on its way. It was no end that was answered. Who hangs up
   * after a silence did not leave anything unread.
   */
  private static boolean endedAfterSending(Heard peer) {
    List<Event.Kind> kinds = peer.events().stream().map(Event::kind).toList();
    int end = kinds.indexOf(Event.Kind.END_OF_STREAM);
    if (end < 1) {
      return false;
    }
    List<Event.Kind> before = kinds.subList(0, end);
    boolean sentLast = before.get(end - 1) == Event.Kind.SENT;
    boolean atOnce = peer.events().get(end).nanos() - peer.events().get(end - 1).nanos() < AT_ONCE;
    boolean sentAfter = kinds.subList(end, kinds.size()).contains(Event.Kind.SENT);
    return before.contains(Event.Kind.RECEIVED)
        && !before.contains(Event.Kind.HALF_CLOSED)
        && (sentLast || (atOnce && sentAfter));
  }

  private static boolean aborted(Heard peer) {
    return peer.events().stream().anyMatch(e -> e.kind() == Event.Kind.ABORTED);
  }

  /** The end was due, no thread is in a conversation, and the connection is open. */
  static boolean neverClosed(Symptoms seen) {
    return seen.missed(Miss.Kind.STILL_OPEN)
        && seen.glance().queued().filter(Boolean.FALSE::equals).isPresent()
        && seen.peer().filter(p -> p.ending() == Ending.NONE).isPresent()
        && seen.came().length == 0
        && seen.glance().threads().stream().allMatch(StateSigns::accepts);
  }

  /** The server returned after one caller; who calls then is not accepted. */
  static boolean acceptedOnce(Symptoms seen) {
    boolean unserved =
        seen.missed(Miss.Kind.TOO_LATE, Miss.Kind.NOT_CONNECTED, Miss.Kind.RESET)
            && seen.peer().filter(p -> p.received().isEmpty()).isPresent();
    boolean open = seen.glance().queued().orElse(true);
    List<Heard> served = seen.played().stream().filter(h -> !h.received().isEmpty()).toList();
    return unserved
        && open
        && seen.returned()
        && seen.thrown().isEmpty()
        && served.size() == 1
        && served.get(0).asScripted()
        && !aborted(served.get(0));
  }

  /** No thread accepts; one waits in a conversation, and the peer is in the accept queue. */
  static boolean blockedOthers(Symptoms seen) {
    return seen.missed(Miss.Kind.TOO_LATE, Miss.Kind.STILL_OPEN)
        && seen.glance().queued().orElse(false)
        && seen.peer().filter(p -> p.received().isEmpty()).isPresent()
        && seen.glance().threads().stream().anyMatch(Whereabouts::converses)
        && seen.glance().threads().stream().noneMatch(StateSigns::accepts);
  }

  /** An answer came from another address than the one that the peer writes to. */
  static boolean ownSocket(Symptoms seen) {
    return seen.missed(Miss.Kind.FROM_ELSEWHERE);
  }

  private static boolean accepts(Waiting thread) {
    return thread.wants().equals("CONNECTION") || thread.wants().equals("READY");
  }
}
