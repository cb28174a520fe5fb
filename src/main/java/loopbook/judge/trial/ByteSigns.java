package loopbook.judge.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import loopbook.peer.Heard;
import loopbook.peer.Kept;
import loopbook.peer.Letter;
import loopbook.peer.Miss;

/** Mistakes that show in the bytes that came where others were expected. */
final class ByteSigns {
  /** A shorter run of zeros at the end of a stream may be an answer: numbers have zeros, too. */
  private static final int ZEROS_OF_A_BUFFER = 64;

  /** One short line or more with the word null, {@code Hello, null!}. */
  private static final Pattern NULLS =
      Pattern.compile("(?:[^\\n]{0,40}\\bnull\\b[^\\n]{0,40}\\n?)+", Pattern.CASE_INSENSITIVE);

  private static final byte[] MINUS_ONE = {(byte) 0xFF};

  /** U+FFFF, which is {@code (char) -1}, in UTF-8. */
  private static final byte[] MINUS_ONE_AS_CHAR = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBF};

  private ByteSigns() {}

  /** All is there but line ends: the last one, or each. */
  static boolean noLineEnd(Symptoms seen) {
    String wanted = new String(seen.wanted(), ISO_8859_1);
    String came = new String(seen.came(), ISO_8859_1);
    if (came.isEmpty() || !wanted.endsWith("\n") || seen.peer().isEmpty()) {
      return false;
    }
    String last = wanted.substring(0, wanted.length() - 1);
    return came.equals(last)
        || (last.endsWith("\r") && came.equals(last.substring(0, last.length() - 1)))
        || came.equals(wanted.replace("\n", ""));
  }

  /** The first piece of a message that came in pieces, alone, or with an array's zeros behind. */
  static boolean readOnce(Symptoms seen) {
    List<Integer> pieces = seen.pieces();
    byte[] wanted = seen.wanted();
    byte[] came = seen.came();
    if (pieces.size() < 2
        || came.length > wanted.length
        || seen.missed(Miss.Kind.TOO_LATE, Miss.Kind.TOO_MUCH)
        || !isFirst(seen)) {
      return false;
    }
    int first = pieces.get(0);
    boolean begins =
        came.length >= first
            && first < wanted.length
            && Arrays.equals(came, 0, first, wanted, 0, first);
    String behind = begins ? text(came, first) : "";
    boolean rest =
        behind.isEmpty()
            || behind.equals("\n")
            || behind.equals("\r\n")
            || (came.length == wanted.length && behind.chars().allMatch(c -> c == 0));
    boolean more = begins && !Arrays.equals(came, wanted) && !text(wanted, first).isBlank();
    return begins && rest && more;
  }

  /** Whether what was compared is all that the connection has said so far. */
  private static boolean isFirst(Symptoms seen) {
    return seen.peer().map(p -> p.received().equals(seen.received().orElse(null))).orElse(true);
  }

  /** Behind the message a 0xFF, or the word null, that nobody has sent. */
  static boolean endAsData(Symptoms seen) {
    byte[] extra = extra(seen);
    Optional<Heard> sender = seen.sender();
    if (extra.length == 0 || sender.isEmpty() || !Symptoms.ended(sender.get())) {
      return false;
    }
    byte[] sent = sender.get().sent().head();
    boolean number =
        (Arrays.equals(extra, MINUS_ONE) || Arrays.equals(extra, MINUS_ONE_AS_CHAR))
            && (sent.length == 0 || sent[sent.length - 1] != (byte) 0xFF);
    boolean word =
        NULLS.matcher(text(extra, 0)).matches() && !text(sent, 0).matches("(?is).*null.*");
    return number || word;
  }

  /** Behind the message zeros, or the end of an earlier message that was longer. */
  static boolean wholeBuffer(Symptoms seen) {
    byte[] extra = extra(seen);
    if (extra.length < 2) {
      return false;
    }
    boolean zeros = true;
    for (byte b : extra) {
      zeros &= b == 0;
    }
    boolean stream = seen.peer().filter(p -> p.letters().isEmpty()).isPresent();
    return stream && zeros
        ? extra.length >= ZEROS_OF_A_BUFFER
        : zeros || isOfAnEarlierLetter(seen, extra);
  }

  private static boolean isOfAnEarlierLetter(Symptoms seen, byte[] extra) {
    int at = seen.wanted().length;
    List<byte[]> earlier =
        seen.peer().map(Heard::letters).orElse(List.of()).stream()
            .filter(letter -> !letter.sent())
            .map(Letter::content)
            .map(Kept::head)
            .filter(bytes -> !Arrays.equals(bytes, seen.came()))
            .toList();
    return earlier.stream()
        .anyMatch(
            bytes ->
                bytes.length == at + extra.length
                    && Arrays.equals(bytes, at, bytes.length, extra, 0, extra.length));
  }

  /**
   * The next bytes that the peer waits for are the first ones of a buffer of the program's own,
   * while no thread of it does anything.
   */
  static boolean noFlush(Symptoms seen) {
    byte[] wanted = seen.wanted();
    byte[] came = seen.came();
    if (came.length >= wanted.length || !begins(wanted, came)) {
      return false;
    }
    byte[] missing = Arrays.copyOfRange(wanted, came.length, wanted.length);
    return seen.glance().unwritten().stream()
        .flatMap(ByteSigns::encoded)
        .anyMatch(held -> held.length > 0 && (begins(held, missing) || begins(missing, held)));
  }

  /** A writer's text, in the charsets that it may be about to be written in. */
  private static Stream<byte[]> encoded(Object held) {
    if (held instanceof byte[] bytes) {
      return Stream.of(bytes);
    }
    return held instanceof String text
        ? Stream.of(text.getBytes(UTF_8), text.getBytes(ISO_8859_1))
        : Stream.empty();
  }

  private static boolean begins(byte[] whole, byte[] part) {
    return whole.length >= part.length
        && Arrays.equals(whole, 0, part.length, part, 0, part.length);
  }

  /** What came behind all that was expected; nothing if something else differs. */
  private static byte[] extra(Symptoms seen) {
    byte[] wanted = seen.wanted();
    byte[] came = seen.came();
    boolean all =
        seen.received().isPresent()
            && came.length > wanted.length
            && (wanted.length == seen.expected().map(Kept::total).orElse(-1L))
            && Arrays.equals(came, 0, wanted.length, wanted, 0, wanted.length);
    return all ? Arrays.copyOfRange(came, wanted.length, came.length) : new byte[0];
  }

  private static String text(byte[] bytes, int from) {
    return new String(bytes, from, bytes.length - from, ISO_8859_1);
  }
}
