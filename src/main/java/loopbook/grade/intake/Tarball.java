package loopbook.grade.intake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A tar file (POSIX.1-2017, pax; with GNU's long names), read entry by entry within the caps of a
 * pile. Names in it are only names: no file is written by them. Links and devices are left out.
 */
final class Tarball {
  private static final int BLOCK = 512;
  private static final int SIZE = 124;
  private static final int CHECKSUM = 148;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;

  /** Of names and other properties that do not fit into a header. */
  private static final int LONGEST = 64 << 10;

  private final Pile pile;
  private final Path file;
  private final String at;
  private final int depth;

  Tarball(Pile pile, Path file, String at, int depth) {
    this.pile = pile;
    this.file = file;
    this.at = at;
    this.depth = depth;
  }

  /** Whether these are the first bytes of one. */
  static boolean begins(byte[] head) {
    return head.length > MAGIC + 5
        && new String(head, MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
  }

  /** Gives all its files to the pile, or says why it cannot be read on. */
  void read() throws Caps.Reached {
    try (RandomAccessFile tar = new RandomAccessFile(file.toFile(), "r")) {
      entries(tar);
    } catch (IOException | NumberFormatException damaged) {
      pile.refuse("zip.damaged", at);
    }
  }

  private void entries(RandomAccessFile tar) throws IOException, Caps.Reached {
    byte[] header = new byte[BLOCK];
    String longName = "";
    while (next(tar, header)) {
      long begin = tar.getFilePointer();
      long size = number(header, SIZE, 12);
      if (size < 0 || size > tar.length() - begin) {
        throw new EOFException("an entry is longer than the file");
      }
      char type = (char) header[TYPE];
      if (type == 'L') {
        longName = string(data(tar, size), 0, (int) size);
      } else if (type == 'x') {
        longName = path(data(tar, size), longName);
      } else if (type != 'g' && type != 'K') {
        entry(longName.isEmpty() ? name(header) : longName, type, begin, size);
        longName = "";
      }
      tar.seek(begin + (size + BLOCK - 1) / BLOCK * BLOCK);
    }
  }

  private void entry(String name, char type, long begin, long size)
      throws IOException, Caps.Reached {
    String path = at + "/" + name.replace('\\', '/').replaceAll("^(\\./)+", "");
    switch (type) {
      case '0', '\0', '7' -> {
        if (Archive.isOdd(name)) {
          pile.note("zip.path", path);
        } else {
          pile.offer(path, size, depth + 1, () -> part(begin, size));
        }
      }
      case '1', '2' -> pile.note("intake.link", path);
      case '3', '4', '6' -> pile.note("intake.special", path);
      default -> {
        // a folder, or what only some programs know
      }
    }
  }

  /** Whether there is one more header; two blocks of zeros are the end. */
  private static boolean next(RandomAccessFile tar, byte[] header) throws IOException {
    if (tar.length() - tar.getFilePointer() < BLOCK) {
      return false;
    }
    tar.readFully(header);
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      boolean own = i >= CHECKSUM && i < CHECKSUM + 8;
      sum += own ? ' ' : header[i] & 0xFF;
    }
    if (sum == 8 * ' ') {
      return false; // nothing but zeros
    }
    if (sum != number(header, CHECKSUM, 8)) {
      throw new IOException("no header");
    }
    return true;
  }

  /** Octal digits, or, where those do not do, a number in base 256 behind the first bit. */
  private static long number(byte[] header, int from, int length) {
    if ((header[from] & 0x80) == 0) {
      String digits = string(header, from, length).strip();
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
    long number = header[from] & 0x7F;
    for (int i = from + 1; i < from + length; i++) {
      number = number << 8 | (header[i] & 0xFF);
    }
    return number;
  }

  private static String name(byte[] header) {
    String prefix = string(header, PREFIX, 155);
    boolean posix = header[MAGIC + 5] == 0; // GNU has times there
    String name = string(header, 0, 100);
    return posix && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  /** Up to a NUL, if there is one. */
  private static String string(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  private static byte[] data(RandomAccessFile tar, long size) throws IOException {
    if (size > LONGEST) {
      throw new IOException("a name of " + size + " bytes");
    }
    byte[] data = new byte[(int) size];
    tar.readFully(data);
    return data;
  }

  /** The path of a pax header: lines {@code 30 path=...}, each with its own length in front. */
  private static String path(byte[] records, String otherwise) {
    String text = new String(records, StandardCharsets.UTF_8);
    for (String line : text.split("\n")) {
      int begin = line.indexOf(' ');
      if (begin > 0 && line.startsWith("path=", begin + 1)) {
        return line.substring(begin + 1 + "path=".length());
      }
    }
    return otherwise;
  }

  private InputStream part(long begin, long size) throws IOException {
    var channel = Files.newByteChannel(file).position(begin);
    return new java.io.FilterInputStream(Channels.newInputStream(channel)) {
      private long left = size;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        int n = left == 0 ? -1 : super.read(bytes, from, (int) Math.min(length, left));
        left -= Math.max(0, n);
        return n;
      }
    };
  }
}
