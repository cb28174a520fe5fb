package loopbook.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a child process has used together with all that it started, as the kernel told while it was
 * there. Nothing is known of it where there is no {@code /proc}.
 *
 * @param processor time of processors, in ticks of 10 ms; what a process used after it was last
 *     looked at is missing: nothing where we ended it, up to 50 ms where it ended by itself
 * @param peakBytes the most memory that was resident: the kernel's high-water mark of the process,
 *     or more if it was seen to have more together with those that it started
 * @param waited for how long its threads, together, could have run and had no processor, from the
 *     beginning of its use to its end (proc(5), schedstat); empty also if it ended by itself
 */
public record Usage(
    Optional<Duration> processor, OptionalLong peakBytes, Optional<Duration> waited) {
  /** Nothing is known. */
  public static final Usage UNKNOWN =
      new Usage(Optional.empty(), OptionalLong.empty(), Optional.empty());

  Usage waiting(Optional<Duration> time) {
    return new Usage(processor, peakBytes, time);
  }
}
