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
 */
public record Usage(Optional<Duration> processor, OptionalLong peakBytes) {
  /** Nothing is known. */
  public static final Usage UNKNOWN = new Usage(Optional.empty(), OptionalLong.empty());
}
