package loopbook.peer;

/** How the other side ended a connection, as this side learnt of it. */
public enum Ending {
  /** It has not. */
  NONE,
  /** Orderly: a read returned the end of the stream. */
  END_OF_STREAM,
  /** By a reset, learnt of by a read or by a write. */
  RESET
}
