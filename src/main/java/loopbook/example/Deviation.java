package loopbook.example;

/**
 * Where a run is not what its lesson claims.
 *
 * @param subject the role, the moment or the direction, "" of the wire
 * @param line of the lesson's file, from 1; the fence's, where no line of it is to blame
 * @param expected what the lesson says; "" if it says nothing more
 * @param actual what happened instead; "" if nothing did
 * @param whole all that happened, as a fence that would match; "" where there is no fence
 */
public record Deviation(
    Kind kind, String subject, int line, String expected, String actual, String whole) {
  /** Which claim does not hold. */
  public enum Kind {
    OUTPUT,
    WIRE,
    STATES,
    BYTES,
    /** How a role ends. */
    ENDING,
    /** The fence itself says nothing known; {@link #expected} is what is wrong with it. */
    FENCE
  }
}
