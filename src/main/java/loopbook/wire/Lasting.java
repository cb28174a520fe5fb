package loopbook.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tells calls that wait from calls of a program that never waits, which is in some call, too. */
final class Lasting {
  /** A call that has lasted so long, in nanoseconds, waits. */
  static final long LEAST = Duration.ofMillis(20).toNanos();

  private Lasting() {}

  /** Those that wait; looks a second time, after {@link #LEAST}, if some have only begun. */
  static List<BlockedCall> of(Supplier<List<BlockedCall>> look) {
    List<BlockedCall> first = look.get();
    long begun = System.nanoTime();
    if (first.stream().allMatch(call -> begun - call.since() >= LEAST)) {
      return first;
    }
    for (long left = LEAST; left > 0; left = LEAST - (System.nanoTime() - begun)) {
      LockSupport.parkNanos(left);
    }
    return look.get().stream().filter(call -> call.since() - begun <= 0).toList();
  }
}
