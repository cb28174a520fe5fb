package loopbook.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * A source file as text.
 *
 * @param name the file's own name
 * @param notes what was done to it, for the learner
 */
record Source(String name, String text, List<String> notes) {
  private static final int LIMIT = 512 << 10;

  /** The file cannot be taken; the fault says why. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Fault fault;

    Unusable(String file, String key, Object... more) {
      super(file);
      this.fault = new Fault(file, 0, 0, Words.of(key, more), next(key, more), "");
    }

    Fault fault() {
      return fault;
    }

    private static String next(String key, Object... more) {
      try {
        return Words.of(key + ".next", more);
      } catch (java.util.MissingResourceException e) {
        return "";
      }
    }
  }

  /** Whether both are the same program, but for white space. */
  boolean says(Source other) {
    return text.replaceAll("\\s", "").equals(other.text.replaceAll("\\s", ""));
  }

  /** Reads a file as UTF-8, or as UTF-16 where it is that; a byte order mark is left out. */
  static Source read(Path file) throws Unusable {
    String name = file.getFileName().toString();
    byte[] bytes = bytes(file, name);
    if (starts(bytes, 0xFE, 0xFF) || looksLike(bytes, 0)) {
      return sixteen(name, bytes, StandardCharsets.UTF_16BE);
    }
    if (starts(bytes, 0xFF, 0xFE) || looksLike(bytes, 1)) {
      return sixteen(name, bytes, StandardCharsets.UTF_16LE);
    }
    refuseOtherKinds(name, bytes);
    boolean marked = starts(bytes, 0xEF, 0xBB, 0xBF);
    String text = decode(name, bytes, marked ? 3 : 0, StandardCharsets.UTF_8);
    return new Source(name, text, marked ? List.of(Words.of("note.bom", name)) : List.of());
  }

  private static byte[] bytes(Path file, String name) throws Unusable {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Unusable(name, "source.read", name);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new Unusable(name, "source.size", name, LIMIT >> 10);
      }
      return bytes;
    } catch (IOException e) {
      throw new Unusable(name, "source.read", name);
    }
  }

  private static Source sixteen(String name, byte[] bytes, Charset charset) throws Unusable {
    String text = decode(name, bytes, 0, charset);
    String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new Source(name, bare, List.of(Words.of("note.utf16", name)));
  }

  private static void refuseOtherKinds(String name, byte[] bytes) throws Unusable {
    String kind = "";
    if (starts(bytes, 0xCA, 0xFE, 0xBA, 0xBE)) {
      kind = Words.of("source.kind.class");
    } else if (starts(bytes, 'P', 'K', 3, 4)) {
      kind = Words.of("source.kind.zip");
    } else {
      for (byte b : bytes) {
        if (b == 0) {
          kind = Words.of("source.kind.binary");
        }
      }
    }
    if (!kind.isEmpty()) {
      throw new Unusable(name, "source.kind", name, kind);
    }
  }

  private static String decode(String name, byte[] bytes, int from, Charset charset)
      throws Unusable {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return decoder.decode(in).toString();
    } catch (CharacterCodingException e) {
      in.position(from);
      java.nio.CharBuffer out = java.nio.CharBuffer.allocate(bytes.length + 1);
      CoderResult stopped = charset.newDecoder().decode(in, out, true);
      assert stopped.isError();
      throw new Unusable(name, "source.encoding", name, in.position());
    }
  }

  /** Java source in UTF-16 without a mark has a zero in every other of its first bytes. */
  private static boolean looksLike(byte[] bytes, int zero) {
    if (bytes.length < 8) {
      return false;
    }
    for (int i = 0; i < 8; i++) {
      if ((bytes[i] == 0) != (i % 2 == zero)) {
        return false;
      }
    }
    return true;
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
