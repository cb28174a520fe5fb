package loopbook.wire;

import java.time.Duration;
import java.util.Arrays;
import loopbook.weave.Operation;
import loopbook.weave.Wants;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits, and why: what would let it return, what has come so far, and what the other
 * end does meanwhile.
 *
 * @param lasted for how long it has waited
 * @param got what has come on its connection or to its socket
 * @param sent bytes that this end has sent on its connection, without those of the call itself
 * @param other the other end
 * @param deadlock each end waits for the other, and neither party has another thread with sockets
 */
public record Stuck(
    String party,
    long threadId,
    @Nullable CodeLine line,
    Operation operation,
    Duration lasted,
    Wants wants,
    Got got,
    long sent,
    Other other,
    boolean deadlock) {

  /**
   * What has come.
   *
   * @param count bytes of a stream, datagrams, or connections accepted
   * @param last the last bytes that came, without what lies before the last line end if the call
   *     waits for one; fewer than came if not all were kept
   * @param rest how many bytes came after the last line end; all bytes if none came
   */
  public record Got(long count, Payload last, long rest) {
    static final Got NOTHING = new Got(0, Payload.EMPTY, 0);

    /** Of the bytes at the end of a stream of {@code count}. */
    static Got bytes(long count, byte[] tail, boolean lines) {
      int after = tail.length;
      while (after > 0 && tail[after - 1] != '\n' && tail[after - 1] != '\r') {
        after--;
      }
      // the line end may lie before what was kept
      long rest = after == 0 ? count : tail.length - after;
      byte[] shown = lines && rest > 0 ? Arrays.copyOfRange(tail, after, tail.length) : tail;
      return new Got(count, Payload.of(shown), rest);
    }
  }

  /** What the other end does. */
  public enum Doing {
    /** Not known: it is in no party of the recording, or there is none. */
    UNKNOWN,
    /** Its listener has not accepted the connection. */
    UNACCEPTED,
    /** It waits in a read of the same connection. */
    READS,
    /** It waits in a write to the same connection. */
    WRITES,
    /** It is open, and no call waits on it. */
    IDLE,
    /** It is closed or half-closed. */
    OVER
  }

  /**
   * The other end.
   *
   * @param party whose it is, "" if that is not known
   * @param line where it waits, else where it was opened
   * @param wants what its call waits for
   * @param sent bytes that it has sent
   * @param received bytes that it has read
   * @param backlog of the listener that is connected to, 0 if that is not known
   */
  public record Other(
      Doing doing,
      String party,
      @Nullable CodeLine line,
      @Nullable Wants wants,
      long sent,
      long received,
      long backlog) {
    static final Other UNKNOWN = new Other(Doing.UNKNOWN, "", null, null, 0, 0, 0);
  }
}
