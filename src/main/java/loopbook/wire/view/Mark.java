package loopbook.wire.view;

import loopbook.text.Tone;

/**
 * What is drawn for one step of a story.
 *
 * @param from the party's place
 * @param to the other party's place; {@code from} if nothing goes over to anybody
 * @param tag the connection's name, which is never cut; empty where there is only one
 * @param calls how many calls it stands for
 */
record Mark(Shape shape, int from, int to, String text, String tag, Tone tone, long calls) {
  /** How it goes from one to the other. */
  enum Shape {
    LOCAL,
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

  Mark with(String other, long newCalls) {
    return new Mark(shape, from, to, other, tag, tone, newCalls);
  }

  /** What it says, the connection's name included. */
  String words() {
    return tag.isEmpty() ? text : text + " " + tag;
  }
}
