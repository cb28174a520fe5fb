package loopbook.peer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * DRIP and SPLITCHAR without a network: a stream that gives no read more than a piece. What comes
 * is the same, only never at once.
 */
public final class Chopped extends FilterInputStream {
  private final long[] cuts;
  private long position;

  private Chopped(InputStream in, long[] cuts) {
    super(in);
    this.cuts = cuts;
  }

  /** One byte per read. */
  public static InputStream drip(InputStream in) {
    return new Chopped(in, new long[0]);
  }

  /** No read goes beyond one of these positions, in bytes from the beginning of the stream. */
  public static InputStream at(InputStream in, long... cuts) {
    if (cuts.length == 0) {
      throw new IllegalArgumentException("a stream is split somewhere");
    }
    long[] sorted = cuts.clone();
    Arrays.sort(sorted);
    return new Chopped(in, sorted);
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    position += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = super.read(into, offset, (int) Math.min(length, untilNextCut()));
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(super.available(), untilNextCut());
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private long untilNextCut() {
    if (cuts.length == 0) {
      return 1;
    }
    for (long cut : cuts) {
      if (cut > position) {
        return cut - position;
      }
    }
    return Long.MAX_VALUE;
  }
}
