package loopbook.peer;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the other side left the script.
 *
 * @param kind in which way
 * @param expected what should have come in this step; nothing where an end was expected
 * @param received what came since the step began
 * @param difference the first byte that differs, where bytes were expected
 * @param waited how long the peer waited in this step
 * @param detail the system's own words, or empty
 */
public record Miss(
    Kind kind,
    Kept expected,
    Kept received,
    Optional<Difference> difference,
    Duration waited,
    String detail) {

  /** The ways to leave a script. */
  public enum Kind {
    /** Other bytes came. */
    DIFFERENT,
    /** What was expected did not come, or not all of it, before the deadline. */
    TOO_LATE,
    /** The stream ended before all that was expected had come. */
    ENDED,
    /** A reset came before all that was expected had come, or instead of an orderly end. */
    RESET,
    /** Bytes came where the end was expected. */
    TOO_MUCH,
    /** The connection stayed open where its end was expected. */
    STILL_OPEN,
    /** The connection could not be made. */
    NOT_CONNECTED,
    /** Nobody called. */
    NO_CALLER,
    /** The other side did not take all that was sent to it before the deadline. */
    NOT_TAKEN,
    /** Sending failed, since the other side had closed or reset the connection. */
    BROKEN,
    /** A moment that this peer awaited did not come. */
    UNMET,
    /** Another datagram came than the one expected. */
    OTHER_DATAGRAM,
    /** The datagram that was expected did not come before the deadline. */
    NO_DATAGRAM,
    /** No datagram came before the deadline, where any would have done. */
    NOBODY_WROTE,
    /** A datagram came that no step was for. */
    EXTRA_DATAGRAM,
    /** A datagram came from another address than the one that this peer writes to. */
    FROM_ELSEWHERE
  }
}
