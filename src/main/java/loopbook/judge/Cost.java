package loopbook.judge;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import loopbook.sandbox.Usage;

/**
 * What a check cost. It differs from one run to the next, and nothing else of a result has to.
 *
 * @param wall time from the beginning to the end
 * @param processor time of processors that the learner's program used, its JVM's start included
 * @param peakBytes the most memory that the learner's program had resident
 * @see Usage for how exact the last two are; they are empty where nobody can tell
 */
public record Cost(Duration wall, Optional<Duration> processor, OptionalLong peakBytes) {
  /** Nothing was run. */
  public static final Cost NONE = of(Duration.ZERO);

  /** Only the time is known. */
  public static Cost of(Duration wall) {
    return new Cost(wall, Optional.empty(), OptionalLong.empty());
  }

  /** With what a child used meanwhile. */
  Cost with(Usage usage) {
    return new Cost(wall, sum(processor, usage.processor()), highest(peakBytes, usage.peakBytes()));
  }

  /** Both, one after the other: times are added, and memory is the higher one. */
  Cost then(Cost other) {
    return new Cost(
        wall.plus(other.wall),
        sum(processor, other.processor),
        highest(peakBytes, other.peakBytes));
  }

  /** The same, within that time. */
  Cost in(Duration whole) {
    return new Cost(whole, processor, peakBytes);
  }

  private static Optional<Duration> sum(Optional<Duration> one, Optional<Duration> other) {
    return one.isPresent() && other.isPresent()
        ? Optional.of(one.get().plus(other.get()))
        : one.or(() -> other);
  }

  private static OptionalLong highest(OptionalLong one, OptionalLong other) {
    return one.isPresent() && other.isPresent()
        ? OptionalLong.of(Math.max(one.getAsLong(), other.getAsLong()))
        : one.isPresent() ? one : other;
  }
}
