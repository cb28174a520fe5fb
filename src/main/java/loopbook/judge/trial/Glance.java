package loopbook.judge.trial;

import java.util.List;
import java.util.Optional;
import loopbook.judge.call.Waiting;

/**
 * What was looked up of a program when its peer had missed something.
 *
 * @param threads where the learner's threads were, looked up only when something was late
 * @param queued whether the kernel still had the peer's connection in the accept queue; empty if
 *     that is not known
 * @param unwritten what lay unflushed in buffers of output streams, as bytes, and of writers, as
 *     text, looked up only when an answer was late
 * @param elsewhere whether the program listens, but on another address than the one it was to
 */
record Glance(
    List<Waiting> threads, Optional<Boolean> queued, List<Object> unwritten, boolean elsewhere) {
  /** Nothing was looked up. */
  static final Glance NONE = new Glance(List.of(), Optional.empty(), List.of(), false);

  /** It listens elsewhere. */
  static final Glance ELSEWHERE = new Glance(List.of(), Optional.empty(), List.of(), true);

  Glance {
    threads = List.copyOf(threads);
    unwritten = List.copyOf(unwritten);
  }
}
