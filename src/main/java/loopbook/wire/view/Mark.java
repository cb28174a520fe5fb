package loopbook.wire.view;

import loopbook.text.Tone;

/**
 * What is drawn for one step of a story.
 *
 * @param from the party's place
 * @param to the other party's place; {@code from} if nothing goes over to anybody
 * @param tag what is never cut: the connection's name, where there are several, and how often
 * @param calls how many calls it stands for
 */
record Mark(Shape shape, int from, int to, String text, String tag, Tone tone, long calls) {
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
    return new Mark(Shape.RULE, 0, 0, text, "", Tone.DIM, calls);
  }

  /** So often the same; how often is never cut, as the connection's name. */
  Mark times(String words, int times) {
    String both = tag.isEmpty() ? words : tag + " " + words;
    return new Mark(shape, from, to, text, both, tone, calls * times);
  }

  /** All that it says. */
  String words() {
    return tag.isEmpty() ? text : text + " " + tag;
  }
}
