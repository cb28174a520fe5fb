package loopbook.judge.call;

import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still; becomes {@code Clock.fixed} in the child. */
public record FixedClock(Instant instant, ZoneId zone) {}
