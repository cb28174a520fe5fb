package loopbook.weave;

import java.net.SocketAddress;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call on a socket, as the tracer saw it. Each outermost call is delivered twice, with the same
 * {@link #id}: when it is entered and when it has returned or thrown. Only JDK types, so that it
 * can be sent to another process.
 *
 * @param id number of the call in this process
 * @param phase whether the call has just been entered or has just ended
 * @param operation what the call does
 * @param socket number of the socket in this process; a {@code DatagramSocket} and the channel
 *     within it are one
 * @param kind what the socket is
 * @param local its own address, null while it has none
 * @param remote its peer's address, or that of the datagram; null while there is none
 * @param count bytes moved; ready keys of a selector; -1 at the end of the stream, or if a datagram
 *     socket that does not block had nothing; 0 if nothing was there and the call does not block; 1
 *     if a connection was made
 * @param capacity room that the caller offered or bytes that it wanted to send; the backlog of a
 *     listener (0 if left to the system); the port that a bind asked for; of a close 1, or 0 if the
 *     socket was closed already, or 2 if a failing call had closed it
 * @param payload the first bytes moved, at most {@link Tracer#PAYLOAD_LIMIT}
 * @param made number of the accepted socket, or 0
 * @param thread name of the calling thread; of an asynchronous call that ended, of the thread that
 *     ended it
 * @param threadId its number in this process
 * @param start when it was entered, of {@link System#nanoTime}
 * @param end when it ended; {@code start} while it has not
 * @param failure what it threw
 * @param stack the caller's frames, innermost first; can be walked during delivery only; null for a
 *     call of another process
 */
@SuppressWarnings("ArrayRecordComponent") // made once, copied by who keeps it
public record SocketCall(
    long id,
    Phase phase,
    Operation operation,
    long socket,
    SocketKind kind,
    @Nullable SocketAddress local,
    @Nullable SocketAddress remote,
    long count,
    long capacity,
    byte[] payload,
    long made,
    String thread,
    long threadId,
    long start,
    long end,
    @Nullable Failure failure,
    @Nullable Stack stack)
    implements TracedCall {

  @Override
  public SocketCall told() {
    return this;
  }

  /** Where in its life the call is. */
  public enum Phase {
    ENTERED,
    EXITED
  }

  /**
   * An exception as plain data.
   *
   * @param type the full name of its class
   */
  public record Failure(String type, @Nullable String message) {
    /** The name of its class without the package. */
    public String simpleType() {
      return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
  }

  /** The frames of the call that is being delivered, with their classes. */
  public interface Stack {
    <T> T walk(Function<Stream<StackWalker.StackFrame>, T> reader);

    /** Whether the calling thread goes on before the call has ended. */
    boolean isLeft();
  }
}
