package loopbook.example;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.wire.BlockedCall;
import loopbook.wire.Recording;

/**
 * Tells when the threads that a run has left behind do nothing more: all of them have ended, or
 * each waits for something that nobody is left to do.
 */
final class Idle {
  /** Nanoseconds between two looks. */
  static final long PAUSE = Duration.ofMillis(5).toNanos();

  /** For how long nothing may happen before it counts as for ever. */
  private static final long SETTLED = Duration.ofMillis(120).toNanos();

  /** And in how many looks: on a loaded machine those that have work wait for a processor too. */
  private static final int LOOKS = 16;

  private final Recording recording;
  private long since;
  private int looks;
  private int events = -1;

  Idle(Recording recording) {
    this.recording = recording;
  }

  boolean isSettled(List<Session> sessions) {
    List<Thread> threads = sessions.stream().flatMap(s -> s.alive().stream()).toList();
    if (threads.isEmpty()) {
      return true;
    }
    Set<Long> inCalls = new HashSet<>();
    recording.blocked().stream().map(BlockedCall::threadId).forEach(inCalls::add);
    int seen = recording.events().size();
    boolean still = threads.stream().allMatch(t -> inCalls.contains(t.getId()) || waits(t));
    if (!still || seen != events) {
      events = seen;
      since = System.nanoTime();
      looks = 0;
      return false;
    }
    looks++;
    return looks >= LOOKS && System.nanoTime() - since >= SETTLED;
  }

  /** Whether threads that its text started are still at work. */
  static boolean isBusy(Session session) {
    Collection<Thread> alive = session.alive();
    Set<Long> inCalls = new HashSet<>();
    session
        .recording()
        .ifPresent(r -> r.blocked().stream().map(BlockedCall::threadId).forEach(inCalls::add));
    return alive.stream().anyMatch(t -> !inCalls.contains(t.getId()) && !waits(t));
  }

  private static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case WAITING, BLOCKED, TERMINATED -> true;
      case TIMED_WAITING -> isPoolThreadWithoutWork(thread);
      case NEW, RUNNABLE -> false;
    };
  }

  private static boolean isPoolThreadWithoutWork(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(
            f ->
                is(f, "java.util.concurrent.ThreadPoolExecutor", "getTask")
                    || is(f, "java.util.concurrent.ForkJoinPool", "awaitWork"));
  }

  private static boolean is(StackTraceElement frame, String type, String method) {
    return frame.getClassName().equals(type) && frame.getMethodName().equals(method);
  }
}
