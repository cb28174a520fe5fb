package loopbook.grade.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;

/** Hashes of all runs of so many tokens in a program, each once, in order. */
final class Prints {
  static final Prints NONE = new Prints(new long[0]);

  private final long[] hashes;

  private Prints(long[] hashes) {
    this.hashes = hashes;
  }

  static Prints of(List<String> tokens, int run) {
    int[] words = tokens.stream().mapToInt(String::hashCode).toArray();
    long[] hashes = new long[Math.max(0, words.length - run + 1)];
    for (int i = 0; i < hashes.length; i++) {
      long hash = 0;
      for (int k = i; k < i + run; k++) {
        hash = (hash ^ words[k]) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
      }
      hashes[i] = hash;
    }
    return new Prints(Arrays.stream(hashes).sorted().distinct().toArray());
  }

  int size() {
    return hashes.length;
  }

  boolean has(long hash) {
    return Arrays.binarySearch(hashes, hash) >= 0;
  }

  void each(LongConsumer to) {
    Arrays.stream(hashes).forEach(to);
  }

  Prints without(LongPredicate which) {
    return new Prints(Arrays.stream(hashes).filter(which.negate()).toArray());
  }

  /**
   * How many of these the other has too; 0 as soon as it is certain that they are fewer than so
   * many, which most pairs in a class are.
   */
  int sharedWith(Prints other, int atLeast) {
    int missing = 0;
    int k = 0;
    for (long hash : hashes) {
      while (k < other.hashes.length && other.hashes[k] < hash) {
        k++;
      }
      if ((k == other.hashes.length || other.hashes[k] != hash)
          && ++missing > hashes.length - atLeast) {
        return 0;
      }
    }
    return hashes.length - missing;
  }
}
