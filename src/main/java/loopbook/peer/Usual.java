package loopbook.peer;

/**
 * What is usually sent on one connection, in bytes. What a program sends of its own accord comes to
 * an end there.
 *
 * @param fromCaller by the side that connects
 * @param fromServer by the side that listens
 */
public record Usual(long fromCaller, long fromServer) {
  /** Of a connection that nothing is known of: all of it may be passed on. */
  static final Usual UNKNOWN = new Usual(Long.MAX_VALUE, Long.MAX_VALUE);
}
