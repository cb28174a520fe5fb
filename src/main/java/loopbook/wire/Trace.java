package loopbook.wire;

import org.jspecify.annotations.Nullable;

/** A call's stack as the JVM keeps it: cheap to take, dear to read, and mostly never read. */
final class Trace {
  private final Throwable stack = new Throwable("", null, false, true) {};

  @Nullable CodeLine line(CodeLines lines) {
    return lines.find(stack.getStackTrace()).orElse(null);
  }
}
