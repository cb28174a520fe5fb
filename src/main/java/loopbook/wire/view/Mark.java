package loopbook.wire.view;

import loopbook.text.Tone;
import loopbook.text.Width;

/**
 * What is drawn for one step of a story.
 *
 * @param from the party's place
 * @param to the other party's place; {@code from} if nothing goes over to anybody
 * @param tag what tells it from others that are alike: the connection's name where there are
 *     several, a listener's port; or ""
 * @param often how often in a row, in words; empty for once
 * @param calls how many calls it stands for
 */
record Mark(
    Shape shape, int from, int to, String text, String tag, String often, Tone tone, long calls) {
  private static final String QUOTE = " \"";

  /** How it goes from one to the other. */
  enum Shape {
    LOCAL,
    /** What one received: on one line, whatever the room; all of it is in the bytes' view. */
    DATA,
    ARROW,
    DATAGRAM,
    /** A datagram that nobody received. */
    LOST,
    RESET,
    /** Across all parties. */
    RULE
  }

  static Mark rule(String text, long calls) {
    return new Mark(Shape.RULE, 0, 0, text, "", "", Tone.DIM, calls);
  }

  /** The same on whichever connection or port. */
  Mark untagged() {
    return new Mark(shape, from, to, text, "", often, tone, calls);
  }

  /** So often the same. */
  Mark times(String words, int times) {
    String all = (often + " " + words).strip();
    return new Mark(shape, from, to, text, tag, all, tone, calls * times);
  }

  /** What is never cut, with a space before it; "" if there is nothing. */
  String tail() {
    String both = (tag + " " + often).strip();
    return both.isEmpty() ? "" : " " + both;
  }

  /** What it says before the bytes, or all of it if it shows none. */
  String before() {
    return isQuoted() ? text.substring(0, text.indexOf(QUOTE)) : text;
  }

  /** The bytes in their quotes, with a space before them; "" if it shows none. */
  String bytes() {
    return isQuoted() ? text.substring(text.indexOf(QUOTE), text.lastIndexOf('"') + 1) : "";
  }

  /** What it says after the bytes, and its tail. */
  String after() {
    return (isQuoted() ? text.substring(text.lastIndexOf('"') + 1) : "") + tail();
  }

  /** The columns of what is never cut. */
  int least() {
    return Width.of(before()) + Width.of(after());
  }

  private boolean isQuoted() {
    return text.contains(QUOTE);
  }

  /** All that it says. */
  String words() {
    return text + tail();
  }
}
