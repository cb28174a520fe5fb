package loopbook.judge.trial;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A common mistake that a failed check looks like, told from what came over the wire, what was
 * read, where the code waits and what the kernel's table says; never from the source.
 */
public enum Mistake {
  /** All of the text came, without its line end. */
  NO_LINE_END("noLineEnd", "L3.4"),
  /** A message that came in pieces was taken to be its first piece. */
  READ_ONCE("readOnce", "L3.1"),
  /** The -1 or the null that a read gives at the end of the stream was used as data. */
  NO_END_CHECK("noEndCheck", "L2.3"),
  /** More of an array was sent than had been read into it. */
  WHOLE_BUFFER("wholeBuffer", "L2.4"),
  /** A connection was closed with unread data, or while the peer still sent. */
  CLOSED_EARLY("closedEarly", "L4.4"),
  /** A connection was left open although nothing serves it any more. */
  NEVER_CLOSED("neverClosed", "L2.6"),
  /** After the first caller nobody accepted another one. */
  ACCEPTED_ONCE("acceptedOnce", "L2.5"),
  /** While one client was waited for, the next one was not accepted. */
  BLOCKED_OTHERS("blockedOthers", "L7.2"),
  /** Text was decoded or encoded in another charset than it was to be. */
  WRONG_CHARSET("wrongCharset", "L2.4"),
  /** The bytes of one character came apart and were decoded apart. */
  SPLIT_CHARACTER("splitCharacter", "L3.6"),
  /** An answer left through another socket than the one that was asked. */
  OWN_SOCKET("ownSocket", "L6.2"),
  /** What was written stayed in a buffer of the program's own. */
  NO_FLUSH("noFlush", "L3.7"),
  /** A listener is bound to another address, or to more of them, than it was to be. */
  WRONG_ADDRESS("wrongAddress", "L10.4");

  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("loopbook.judge.trial.mistakes", Locale.ROOT);

  private final String id;
  private final String lesson;

  Mistake(String id, String lesson) {
    this.id = id;
    this.lesson = lesson;
  }

  /** For programs; never changes. */
  public String id() {
    return id;
  }

  /** Its name as a learner reads it, {@code no line end}. */
  public String words() {
    return BUNDLE.getString(id);
  }

  /** One sentence: what was seen, and what it mostly comes from. */
  public String sentence() {
    return BUNDLE.getString(id + ".seen");
  }

  /** The lesson that teaches it, {@code L3.4}. */
  public String lesson() {
    return lesson;
  }

  /** {@code looks like: no line end (L3.4). All of the text came but the LF at its end.} */
  public String line() {
    return BUNDLE.getString("label") + ": " + words() + " (" + lesson + "). " + sentence();
  }
}
