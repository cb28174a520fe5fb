package loopbook.judge.child;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells threads that run from threads that wait. A thread in a system call is RUNNABLE to the JVM
 * either way; what it takes of the processor is what differs.
 */
final class Busy {
  /** Who takes more than this part of a time runs; little, since all processors may be taken. */
  private static final int PART = 20;

  private Busy() {}

  /** The numbers of those that ran while they were watched for so long. */
  static Set<Long> among(List<Thread> threads, Duration watched) {
    Set<Long> busy = new HashSet<>();
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    if (threads.isEmpty() || watched.isZero() || !clock.isThreadCpuTimeSupported()) {
      return busy;
    }
    Map<Long, Long> before = new HashMap<>();
    threads.forEach(t -> before.put(t.getId(), clock.getThreadCpuTime(t.getId())));
    try {
      Thread.sleep(watched.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    before.forEach(
        (thread, time) -> {
          // -1 of a thread that has ended
          if (clock.getThreadCpuTime(thread) - time > watched.toNanos() / PART) {
            busy.add(thread);
          }
        });
    return busy;
  }
}
