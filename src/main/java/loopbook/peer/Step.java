package loopbook.peer;

import java.time.Duration;
import java.util.function.Function;

/** A line of a script: what a peer does or waits for next. Faults are steps like any other. */
sealed interface Step {
  /** Sends; if {@code willing}, it is no fault when the other side stops taking it. */
  record Send(Function<Self, Content> content, boolean willing) implements Step {}

  /** One byte per segment; the next one when that was consumed, or after {@code pause}. */
  record Drip(Function<Self, Content> content, Duration pause) implements Step {}

  /** Waits until the other side has read all that was sent, as far as the kernel tells. */
  record Consumed() implements Step {}

  /** Exactly these bytes come. */
  record Expect(Function<Self, Content> content) implements Step {}

  /** A line comes, whatever it says, of at most {@code limit} bytes. */
  record Line(int limit) implements Step {}

  /** Anything comes, and then an end. */
  record ToEnd() implements Step {}

  /** The end of the stream comes, nothing before it; if {@code orReset}, a reset does as well. */
  record End(boolean orReset) implements Step {}

  /** From now on reads like this. */
  record Read(Pace pace) implements Step {}

  record HalfClose() implements Step {}

  record HangUp() implements Step {}

  record Reset() implements Step {}

  record Reach(Moment moment) implements Step {}

  record Await(Moment moment) implements Step {}
}
