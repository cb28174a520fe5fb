package loopbook.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes as a fence writes them: in double quotes, with Java's escapes and {@code \xNN}.
 *
 * @param begins whether more bytes may follow
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never given away
record Preview(byte[] bytes, boolean begins) {
  private static final String MORE = "...";

  /** What stands between the quotes. */
  static Preview parse(int line, String text) {
    boolean begins = text.endsWith(MORE);
    String all = begins ? text.substring(0, text.length() - MORE.length()) : text;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < all.length(); ) {
      int c = all.codePointAt(i);
      i += Character.charCount(c);
      if (c != '\\') {
        out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      } else if (i < all.length()) {
        i = escape(line, all, i, out);
      }
    }
    return new Preview(out.toByteArray(), begins);
  }

  private static int escape(int line, String text, int at, ByteArrayOutputStream out) {
    char kind = text.charAt(at);
    switch (kind) {
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case 's' -> out.write(' ');
      case '0' -> out.write(0);
      case '"', '\'', '\\' -> out.write(kind);
      case 'x', 'u' -> {
        int digits = kind == 'x' ? 2 : 4;
        try {
          int code = Integer.parseInt(text.substring(at + 1, at + 1 + digits), 16);
          if (kind == 'x') {
            out.write(code);
          } else {
            out.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
          }
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
          throw new FenceException(
              line, "\"\\" + kind + "\" needs " + digits + " hexadecimal digits after it");
        }
        return at + 1 + digits;
      }
      default ->
          throw new FenceException(
              line, "\"\\" + kind + "\" is no escape: use Java's, or \\xNN for a byte");
    }
    return at + 1;
  }

  /** Whether it is right about {@code count} bytes of which the first ones are known. */
  boolean fits(byte[] known, long count) {
    if (begins ? count < bytes.length : count != bytes.length) {
      return false;
    }
    int common = Math.min(bytes.length, known.length);
    return Arrays.equals(bytes, 0, common, known, 0, common);
  }

  /** The bytes as a fence writes them, quotes included, cut after {@code limit} bytes. */
  static String write(Payload payload, long count, int limit) {
    boolean whole = count <= payload.size() && count <= limit;
    int shown = (int) Math.min(payload.size(), whole ? count : Math.max(0, limit - MORE.length()));
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < shown; i++) {
      text.append(escaped(payload.get(i)));
    }
    if (whole && text.toString().endsWith(MORE)) {
      text.setLength(text.length() - 1);
      text.append("\\x2e");
    }
    return text.append(whole ? "" : MORE).append('"').toString();
  }

  /** One byte, so that it can stand between quotes. */
  static String escaped(byte b) {
    return switch (b) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default ->
          b >= 0x20 && b < 0x7F
              ? String.valueOf((char) b)
              : "\\x" + Character.forDigit((b >> 4) & 15, 16) + Character.forDigit(b & 15, 16);
    };
  }
}
