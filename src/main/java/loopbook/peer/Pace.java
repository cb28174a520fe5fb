package loopbook.peer;

/** How a peer reads. */
sealed interface Pace {
  /** Whatever comes, at once. */
  record Eager() implements Pace {}

  /** Nothing, so that the other side's buffers fill. */
  record Never() implements Pace {}

  /** 1 KiB per 5 ms for the first {@code bytes} of them, the rest at once. */
  record Slow(long bytes) implements Pace {
    static final int CHUNK = 1024;
    static final long PAUSE_NANOS = 5_000_000;
  }
}
