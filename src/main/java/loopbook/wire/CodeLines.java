package loopbook.wire;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the learner's line among the frames of a call. Called for most socket calls, on their
 * threads: be quick. A frame's class and loader are known ({@code getDeclaringClass}), so equal
 * names in different sessions can be told apart.
 */
@FunctionalInterface
public interface CodeLines {
  /** Knows no code. */
  CodeLines NONE = frames -> Optional.empty();

  /** The innermost frame of learner's code. If its party is not "", the call belongs to it. */
  Optional<CodeLine> find(Stream<StackWalker.StackFrame> frames);

  /** The same of a thread that waits in a call, innermost frame first; empty if it cannot tell. */
  default Optional<CodeLine> find(StackTraceElement[] frames) {
    return Optional.empty();
  }
}
