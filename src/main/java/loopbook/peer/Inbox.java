package loopbook.peer;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that came and that no step has taken yet. */
final class Inbox {
  private byte[] bytes = new byte[256];
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  byte at(int index) {
    return bytes[start + index];
  }

  /** The first index at which it differs from what is expected next; -1 if none does. */
  int mismatch(byte[] expected) {
    return Arrays.mismatch(bytes, start, start + expected.length, expected, 0, expected.length);
  }

  void add(ByteBuffer from) {
    int more = from.remaining();
    if (end + more > bytes.length) {
      int held = size();
      byte[] room =
          held + more > bytes.length / 2
              ? new byte[Math.max(2 * bytes.length, held + more)]
              : bytes;
      System.arraycopy(bytes, start, room, 0, held);
      bytes = room;
      start = 0;
      end = held;
    }
    from.get(bytes, end, more);
    end += more;
  }

  /** Takes the first {@code count} bytes into {@code keeper}. */
  void take(int count, Keeper keeper) {
    keeper.add(bytes, start, count);
    start += count;
    if (start == end) {
      clear();
    }
  }

  void clear() {
    start = 0;
    end = 0;
  }

  /** Keeps the beginning of a sequence and counts all of it. */
  static final class Keeper {
    private byte[] head = new byte[64];
    private int kept;
    private long total;

    void add(byte[] from, int offset, int count) {
      int room = Math.min(count, Kept.LIMIT - kept);
      if (kept + room > head.length) {
        head = Arrays.copyOf(head, Math.min(Kept.LIMIT, Math.max(2 * head.length, kept + room)));
      }
      System.arraycopy(from, offset, head, kept, room);
      kept += room;
      total += count;
    }

    void add(ByteBuffer from) {
      byte[] copy = new byte[Math.min(from.remaining(), Kept.LIMIT - kept)];
      from.duplicate().get(copy);
      long all = total + from.remaining();
      add(copy, 0, copy.length);
      total = all;
    }

    long total() {
      return total;
    }

    void clear() {
      kept = 0;
      total = 0;
    }

    Kept kept() {
      return new Kept(Arrays.copyOf(head, kept), total);
    }
  }
}
