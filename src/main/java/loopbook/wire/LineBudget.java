package loopbook.wire;

import java.util.concurrent.atomic.AtomicInteger;
import loopbook.weave.TracedCall;

/**
 * Decides whether the line of a call is worth a walk over its stack, which costs more than all else
 * about it. In each second so many are. The lines of others are found later where somebody asks for
 * them: of what they opened, of those that fail, and of those that have not ended.
 */
final class LineBudget {
  private static final int A_SECOND = 1_000;
  private static final long NANOS = 1_000_000_000;

  // two threads that begin a second together may take one too many
  private volatile long second = System.nanoTime();
  private final AtomicInteger left = new AtomicInteger(A_SECOND);

  boolean wants(TracedCall call) {
    if (call.stack() != null && call.stack().isLeft()) {
      return true; // its thread goes on: there will be no later
    }
    if (call.start() - second >= NANOS) {
      second = call.start();
      left.set(A_SECOND);
    }
    return left.get() > 0 && left.getAndDecrement() > 0;
  }
}
