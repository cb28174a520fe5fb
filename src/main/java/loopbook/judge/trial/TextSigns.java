package loopbook.judge.trial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.peer.Heard;
import loopbook.peer.Kept;

/** Mistakes that show in the letters of a text that is else the one that was expected. */
final class TextSigns {
  private static final String REPLACEMENT = "\uFFFD";

  private TextSigns() {}

  /**
   * The text is the right one in another charset, or went through another one; or all its letters
   * beyond ASCII are lost although they came in one piece.
   */
  static boolean wrongCharset(Symptoms seen) {
    byte[] wanted = seen.wanted();
    byte[] came = seen.came();
    Optional<String> text = utf8(wanted).filter(t -> !ascii(t).equals(t));
    if (came.length == 0 || Arrays.equals(wanted, came)) {
      return false;
    }
    if (Arrays.equals(new String(wanted, ISO_8859_1).getBytes(UTF_8), came)) {
      return true; // also of bytes that are no text
    }
    if (text.isEmpty()) {
      return false;
    }
    Stream<byte[]> others =
        Stream.of(
            new String(wanted, Charset.forName("windows-1252")).getBytes(UTF_8),
            text.get().getBytes(ISO_8859_1),
            text.get().getBytes(US_ASCII));
    return others.anyMatch(other -> Arrays.equals(other, came))
        || (seen.pieces().size() == 1 && isLost(text.get(), came));
  }

  private static boolean isLost(String text, byte[] came) {
    String shown = new String(came, UTF_8);
    return shown.contains(REPLACEMENT)
        && !text.contains(REPLACEMENT)
        && ascii(shown).equals(ascii(text))
        && shown.chars().allMatch(c -> c < 0x80 || c == REPLACEMENT.charAt(0));
  }

  /** A character came as U+FFFD, and the sender's pieces were cut inside of one. */
  static boolean splitCharacter(Symptoms seen) {
    Optional<String> text = utf8(seen.wanted());
    String shown = new String(seen.came(), UTF_8);
    return text.isPresent()
        && !text.get().contains(REPLACEMENT)
        && !ascii(text.get()).equals(text.get())
        && shown.contains(REPLACEMENT)
        && isWithin(ascii(shown), ascii(text.get()))
        && isCut(seen);
  }

  private static boolean isCut(Symptoms seen) {
    byte[] sent = seen.sender().map(Heard::sent).map(Kept::head).orElse(new byte[0]);
    List<Integer> pieces = seen.pieces();
    boolean utf8 = utf8(sent).isPresent();
    int at = 0;
    for (int piece : pieces) {
      at += piece;
      if (at > 0 && at < sent.length && (utf8 ? isInside(sent, at) : isBehindHalf(sent, at))) {
        return true;
      }
    }
    return false;
  }

  /** Of a character in UTF-8. */
  private static boolean isInside(byte[] sent, int at) {
    return (sent[at] & 0xC0) == 0x80;
  }

  /** Of a charset in which two bytes above 0x7F are one letter. */
  private static boolean isBehindHalf(byte[] sent, int at) {
    int high = 0;
    while (high < at && sent[at - 1 - high] < 0) {
      high++;
    }
    return high % 2 == 1;
  }

  private static boolean isWithin(String part, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < part.length(); i++) {
      if (whole.charAt(i) == part.charAt(at)) {
        at++;
      }
    }
    return at == part.length();
  }

  private static String ascii(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().filter(c -> c < 0x80).forEach(c -> out.append((char) c));
    return out.toString();
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
