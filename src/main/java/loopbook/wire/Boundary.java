package loopbook.wire;

/**
 * What begins at a byte of a stream: a send, a receive, or both.
 *
 * @see Conversation.Direction#boundaries
 */
public enum Boundary {
  SEND('╹', '\''),
  RECEIVE('╻', ','),
  BOTH('┃', '#');

  private final char unicode;
  private final char ascii;

  Boundary(char unicode, char ascii) {
    this.unicode = unicode;
    this.ascii = ascii;
  }

  /** What is drawn before that byte. */
  public char sign(boolean inUnicode) {
    return inUnicode ? unicode : ascii;
  }

  boolean isSent() {
    return this != RECEIVE;
  }

  boolean isReceived() {
    return this != SEND;
  }
}
