package loopbook.example;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the bytes that a program prints into text. In what goes to the error stream, a stack trace
 * keeps the learner's own frames, with the lines that were typed, and loses all others.
 */
final class Printed {
  private static final Pattern FRAME =
      Pattern.compile("\\s*at (?:\\S*//)?([\\w.$]+)\\.([\\w$<>]+)\\([^:)]*:(\\d+)\\)\\s*");
  private static final String BEFORE_FRAME = "\tat ";
  private static final String BEFORE_MORE = "\t... ";

  private final Function<StackTraceElement, Optional<Frame>> code;
  private final Decoder out = new Decoder();
  private final Decoder err = new Decoder();
  private final StringBuilder line = new StringBuilder();
  private boolean within;
  private String last = "";

  Printed(Function<StackTraceElement, Optional<Frame>> code) {
    this.code = code;
  }

  synchronized void print(Outlet outlet, Outlet.Stream stream, byte[] bytes, int from, int count) {
    String text = (stream == Outlet.Stream.OUT ? out : err).decode(bytes, from, count);
    String shown = stream == Outlet.Stream.OUT ? text : filter(text);
    if (!shown.isEmpty()) {
      outlet.print(stream, shown);
    }
  }

  /** Shows what was held back because it could have become a frame. */
  synchronized void flush(Outlet outlet) {
    if (line.length() > 0) {
      outlet.print(Outlet.Stream.ERR, line.toString());
      line.setLength(0);
    }
  }

  private String filter(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      line.append(c);
      if (c == '\n') {
        shown.append(within ? line : whole(line.toString()));
        line.setLength(0);
        within = false;
      } else if (!within && !mayBeFrame()) {
        within = true;
      }
    }
    if (within) {
      shown.append(line);
      line.setLength(0);
    }
    return shown.toString();
  }

  private boolean mayBeFrame() {
    return begins(BEFORE_FRAME) || begins(BEFORE_MORE);
  }

  private boolean begins(String start) {
    int n = Math.min(start.length(), line.length());
    return line.substring(0, n).equals(start.substring(0, n));
  }

  private String whole(String text) {
    if (text.startsWith(BEFORE_MORE)) {
      return "";
    }
    if (!text.startsWith(BEFORE_FRAME)) {
      last = "";
      return text;
    }
    Matcher frame = FRAME.matcher(text);
    String shown =
        frame.matches()
            ? code.apply(
                    new StackTraceElement(
                        frame.group(1), frame.group(2), null, Integer.parseInt(frame.group(3))))
                .map(f -> "    at " + f + "\n")
                .orElse("")
            : "";
    if (shown.equals(last)) {
      return "";
    }
    last = shown.isEmpty() ? last : shown;
    return shown;
  }

  /** Keeps the beginning of a character whose rest is still to come. */
  private static final class Decoder {
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private byte[] kept = new byte[0];

    String decode(byte[] bytes, int from, int count) {
      ByteBuffer in = ByteBuffer.allocate(kept.length + count);
      in.put(kept).put(bytes, from, count).flip();
      CharBuffer chars = CharBuffer.allocate(in.remaining() + 1);
      decoder.decode(in, chars, false);
      kept = new byte[in.remaining()];
      in.get(kept);
      return chars.flip().toString();
    }
  }
}
