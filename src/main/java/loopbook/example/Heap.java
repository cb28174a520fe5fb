package loopbook.example;

/**
 * Gives memory back between runs. The serial collector of JDK 25 lets its heap grow to the limit
 * before it looks at what has grown old, and most of that is compilers of sessions that are over;
 * JDK 17's looks often enough by itself.
 */
final class Heap {
  /** How much more may be in use, in bytes, than after the collection before. */
  private static final long GROWTH = 24 << 20;

  /** The launcher allows 256 MB. Where there is room for more, nobody minds a larger heap. */
  private static final long SMALL = 512 << 20;

  private final boolean small = Runtime.getRuntime().maxMemory() <= SMALL;
  private boolean begun;
  private long before;

  /** Nothing is collected earlier: while the workbook starts, a pause would be felt. */
  void begin() {
    begun = true;
    settle();
  }

  /** Collects, for about a tenth of a second, if much has come since; for one thread. */
  void settle() {
    if (small && begun && used() > before + GROWTH) {
      System.gc();
      before = used();
    }
  }

  private static long used() {
    Runtime heap = Runtime.getRuntime();
    return heap.totalMemory() - heap.freeMemory();
  }
}
