package loopbook.sandbox;

import java.time.Duration;

/**
 * What a child process may use. A JVM's address space is never limited: it reserves gigabytes that
 * it does not use.
 *
 * @param heap of the JVM, in MiB
 * @param direct memory of the JVM's buffers, in MiB
 * @param resident memory of the process with all its descendants, in MiB
 * @param threads of the process with all its descendants
 * @param output bytes of its standard output and error together
 * @param kept bytes of the output that are kept; the first ones
 * @param wall from its start, as long as it is used
 */
public record Limits(
    int heap, int direct, int resident, int threads, long output, int kept, Duration wall) {
  /** For one hidden test. */
  public static final Limits STANDARD =
      new Limits(64, 64, 512, 3000, 4 << 20, 64 << 10, Duration.ofSeconds(30));

  /** The same with another limit of time. */
  public Limits within(Duration other) {
    return new Limits(heap, direct, resident, threads, output, kept, other);
  }
}
