package loopbook.wire;

import java.net.SocketAddress;
import java.util.Set;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param sequence order of arrival in the recording, from 1
 * @param times how many calls this stands for; more than one where a thread did the same again and
 *     again with nothing between
 * @param start when the call was entered, of {@link System#nanoTime}
 * @param end when it ended
 * @param call the call's name as in a fence (accept, read, …), or ""
 * @param failure of {@link Kind#FAIL} and {@link Kind#TIMEOUT}
 * @param name of a moment, or ""
 */
public record Event(
    long sequence,
    Kind kind,
    long times,
    long start,
    long end,
    Actor actor,
    Endpoint at,
    Data data,
    String call,
    @Nullable Failure failure,
    String name) {
  private static final Set<String> CLOSED_UNDER =
      Set.of("AsynchronousCloseException", "ClosedChannelException", "ClosedByInterruptException");

  /** What happened. */
  public enum Kind {
    /** A socket was bound by the program. */
    BIND,
    LISTEN,
    CONNECT,
    ACCEPT,
    SEND,
    RECEIVE,
    /** A read that does not block found nothing. */
    NOTHING,
    END_OF_STREAM,
    HALF_CLOSE,
    SHUT_INPUT,
    CLOSE,
    /** Closed so that the peer is told by a reset. */
    RESET,
    /** A call ended with {@code SocketTimeoutException}. */
    TIMEOUT,
    /** A call ended with another exception. */
    FAIL,
    DATAGRAM_SEND,
    DATAGRAM_RECEIVE,
    URGENT,
    /** Written to a TLS socket; the records that it becomes are sends of their own. */
    TLS_WRITE,
    /** Read from a TLS socket, decrypted. */
    TLS_READ,
    /** A selector returned. */
    WAKE,
    MOMENT,
    /** Still in a call when the run ended or the party was stopped. */
    WAIT,
    STOPPED,
    /** Not closed by the program. */
    LEFT_OPEN,
    /** So many events that those in the middle were not kept. */
    OMITTED
  }

  /**
   * Who did it.
   *
   * @param thread its name, "" if it has none
   * @param line where, if it is known; after the first thousand calls of a second only for those
   *     that failed or have not ended
   */
  public record Actor(String party, String thread, long threadId, @Nullable CodeLine line) {}

  /**
   * On what.
   *
   * @param socket number of the socket, 0 if none
   * @param connection number of the connection, the same for both ends; 0 if there is none
   * @param peer party at the other end, or "" if it is not one of this run
   */
  public record Endpoint(
      long socket,
      SocketKind kind,
      long connection,
      String peer,
      @Nullable SocketAddress local,
      @Nullable SocketAddress remote) {
    /** Whether it is an end of a connection, and no listener or datagram socket. */
    public boolean isStream() {
      return kind == SocketKind.STREAM;
    }

    /** Whether it is a datagram socket. */
    public boolean isDatagrams() {
      return kind == SocketKind.DATAGRAM;
    }

    Endpoint with(String other) {
      return new Endpoint(socket, kind, connection, other, local, remote);
    }
  }

  /**
   * The bytes.
   *
   * @param offset of the first one in its direction of the stream
   * @param count how many there were; the number of ready keys of a {@link Kind#WAKE}; the backlog
   *     of a {@link Kind#LISTEN}
   * @param whole how many bytes a datagram had before it was cut, else {@code count}
   * @param payload the first ones, as many as were kept
   */
  public record Data(long offset, long count, long whole, Payload payload) {
    static final Data NONE = new Data(0, 0, 0, Payload.EMPTY);
  }

  Event with(Data other) {
    return new Event(sequence, kind, times, start, end, actor, at, other, call, failure, name);
  }

  /** The same with at most so many bytes of its payload. */
  public Event keeping(int bytes) {
    return data.payload().size() <= bytes
        ? this
        : with(new Data(data.offset(), data.count(), data.whole(), data.payload().first(bytes)));
  }

  Event with(Endpoint other) {
    return new Event(sequence, kind, times, start, end, actor, other, data, call, failure, name);
  }

  /** The same with other names of the two parties. */
  public Event named(String party, String peer) {
    return new Event(
        sequence,
        kind,
        times,
        start,
        end,
        new Actor(party, actor.thread(), actor.threadId(), actor.line()),
        new Endpoint(at.socket(), at.kind(), at.connection(), peer, at.local(), at.remote()),
        data,
        call,
        failure,
        name);
  }

  /** Whether the call failed since its socket was closed by another thread of its program. */
  public boolean wasClosedUnder() {
    return failure != null && CLOSED_UNDER.contains(failure.simpleType());
  }

  public String party() {
    return actor.party();
  }

  public String thread() {
    return actor.thread();
  }

  public @Nullable CodeLine line() {
    return actor.line();
  }

  public long socket() {
    return at.socket();
  }

  public long connection() {
    return at.connection();
  }

  public String peer() {
    return at.peer();
  }

  public long bytes() {
    return data.count();
  }

  /** When it took effect: what sends at its start, what learns of another's doing at its end. */
  public long time() {
    return switch (kind) {
      case RECEIVE,
          NOTHING,
          END_OF_STREAM,
          ACCEPT,
          TIMEOUT,
          FAIL,
          DATAGRAM_RECEIVE,
          TLS_READ,
          WAKE,
          MOMENT,
          WAIT,
          STOPPED,
          LEFT_OPEN,
          OMITTED ->
          end;
      case BIND,
          LISTEN,
          CONNECT,
          SEND,
          HALF_CLOSE,
          SHUT_INPUT,
          CLOSE,
          RESET,
          DATAGRAM_SEND,
          URGENT,
          TLS_WRITE ->
          start;
    };
  }
}
