package loopbook.wire;

/**
 * Bytes that should have come, and those that came.
 *
 * @param party who compared them, or "" if nobody of the run
 * @param expected the first ones, as many as were kept
 * @param expectedSize how many there were
 * @param received the first ones, as many as were kept
 * @param receivedSize how many there were
 */
public record Compared(
    String party, Payload expected, long expectedSize, Payload received, long receivedSize) {

  /** Where they begin to differ, from 0; -1 if they do not as far as they were kept. */
  public long difference() {
    int common = Math.min(expected.size(), received.size());
    for (int i = 0; i < common; i++) {
      if (expected.get(i) != received.get(i)) {
        return i;
      }
    }
    boolean whole = common == expectedSize || common == receivedSize;
    return whole && expectedSize != receivedSize ? common : -1;
  }
}
