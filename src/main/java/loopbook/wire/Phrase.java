package loopbook.wire;

import org.jspecify.annotations.Nullable;

/**
 * One event as a fence states it.
 *
 * @param line of the fence, from 1
 * @param text as it stands there
 * @param party who; "" for {@link Form#ANYTHING} and {@link Form#MOMENT}
 * @param other the party at the other end, or "" if it does not matter
 * @param amount the bytes, of those forms that move some
 * @param parts in how many sends or receives
 * @param times how often
 * @param detail the call that waits, fails or times out; the name of a moment
 * @param exception simple name of what was thrown, or ""
 * @param message its message, or null if it does not matter
 * @param label of the connection, or ""
 */
record Phrase(
    int line,
    String text,
    Form form,
    String party,
    String other,
    Amount amount,
    Range parts,
    Range times,
    String detail,
    String exception,
    @Nullable String message,
    String label) {

  /** What can be stated. */
  enum Form {
    LISTENS,
    BINDS,
    CONNECTS,
    ACCEPTS,
    CARRIES,
    SENDS,
    RECEIVES,
    END_OF_STREAM,
    HALF_CLOSES,
    SHUTS_INPUT,
    CLOSES,
    CLOSES_LISTENER,
    RESETS,
    TIMES_OUT,
    FAILS,
    WAITS,
    IS_STOPPED,
    LEAVES_CONNECTION,
    LEAVES_LISTENER,
    LEAVES_DATAGRAMS,
    CARRIES_DATAGRAM,
    SENDS_DATAGRAM,
    RECEIVES_DATAGRAM,
    SENDS_URGENT,
    WRITES_TLS,
    READS_TLS,
    RECEIVES_NOTHING,
    WAKES,
    MOMENT,
    ANYTHING
  }

  /**
   * Bytes.
   *
   * @param count how many, or -1 if any number will do
   * @param whole how many a datagram had before it was cut, or -1 if it was not
   */
  record Amount(long count, long whole, @Nullable Preview preview) {
    static final Amount ANY = new Amount(-1, -1, null);

    boolean fits(byte[] known, long actual) {
      return (count < 0 || count == actual) && (preview == null || preview.fits(known, actual));
    }
  }

  /** From {@code least} to {@code most}, both included. */
  record Range(long least, long most) {
    static final Range ONCE = new Range(1, 1);

    boolean has(long number) {
      return number >= least && number <= most;
    }
  }

  Phrase with(Range newTimes) {
    return new Phrase(
        line, text, form, party, other, amount, parts, newTimes, detail, exception, message, label);
  }
}
