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
    long[] hashes = new long[Math.max(0, tokens.size() - run + 1)];
    for (int i = 0; i < hashes.length; i++) {
      long hash = 0;
      for (String token : tokens.subList(i, i + run)) {
        hash = (hash ^ token.hashCode()) * 0x9E3779B97F4A7C15L;
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

  /** How many both have. */
  int shared(Prints other) {
    int shared = 0;
    for (int i = 0, k = 0; i < hashes.length && k < other.hashes.length; ) {
      int order = Long.compare(hashes[i], other.hashes[k]);
      shared += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      k += order >= 0 ? 1 : 0;
    }
    return shared;
  }
}
