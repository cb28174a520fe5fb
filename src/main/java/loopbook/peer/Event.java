package loopbook.peer;

/**
 * One thing that happened on a peer's connection.
 *
 * @param nanos since the act began
 * @param kind what happened
 * @param bytes how many bytes, for sent and received ones
 */
public record Event(long nanos, Kind kind, int bytes) {
  /** What can happen. */
  public enum Kind {
    CONNECTED,
    SENT,
    RECEIVED,
    END_OF_STREAM,
    RESET,
    HALF_CLOSED,
    CLOSED,
    ABORTED
  }
}
