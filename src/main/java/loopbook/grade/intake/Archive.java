package loopbook.grade.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file, read entry by entry within the caps of a pile. Names in it are only names: no file is
 * written by them.
 */
final class Archive {
  /** The old DOS code page, which many tools still write names in. */
  private static final String DOS = "IBM437";

  /** Bit 0 of the general purpose flag: the entry is encrypted (APPNOTE.TXT, 4.4.4). */
  private static final int FLAGS = 6;

  private final Pile pile;
  private final Path file;
  private final String at;
  private final int depth;

  Archive(Pile pile, Path file, String at, int depth) {
    this.pile = pile;
    this.file = file;
    this.at = at;
    this.depth = depth;
  }

  /** Gives all its files to the pile, or says why it cannot be read. */
  void read() throws Caps.Reached {
    try (ZipFile zip = open(file)) {
      if (isEncrypted()) {
        pile.refuse("zip.encrypted", at);
      } else {
        entries(zip, name -> true, at + "/", depth + 1);
      }
    } catch (IOException | IllegalArgumentException broken) {
      pile.refuse("zip.damaged", at);
    } catch (Caps.Reached reached) {
      if (!reached.key().equals("cap.ratio")) {
        throw reached;
      }
      pile.refuse(reached.key(), at);
    }
  }

  private boolean isEncrypted() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(FLAGS + 1);
      return head.length > FLAGS && head[2] == 3 && (head[FLAGS] & 1) != 0;
    }
  }

  /** Opens a zip file whose names are in UTF-8 or in the old code page. */
  static ZipFile open(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException names) {
      if (!Charset.isSupported(DOS)) {
        throw names;
      }
      return new ZipFile(file.toFile(), Charset.forName(DOS));
    }
  }

  /** The names of its files, once each, in their order; what comes twice is noted. */
  private Set<String> names(ZipFile zip, Predicate<String> which) {
    Set<String> names = new LinkedHashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (!entry.isDirectory() && which.test(entry.getName()) && !names.add(entry.getName())) {
        pile.note("zip.twice", at.isEmpty() ? entry.getName() : at + "/" + entry.getName());
      }
    }
    return names;
  }

  /**
   * Gives files of an open archive to the pile.
   *
   * @param which of its names
   * @param base before each name
   * @param within how many archives they lie in
   */
  void entries(ZipFile zip, Predicate<String> which, String base, int within)
      throws Caps.Reached, IOException {
    for (String name : names(zip, which)) {
      entry(zip, name, base + name.replace('\\', '/').replaceAll("/+", "/"), within);
    }
  }

  /** Gives one file of an open archive to the pile, under that path. */
  void entry(ZipFile zip, String name, String path, int within) throws Caps.Reached, IOException {
    ZipEntry entry = zip.getEntry(name);
    if (isOdd(name)) {
      pile.note("zip.path", path);
    } else if (entry != null) {
      Caps.ratio(entry.getSize(), entry.getCompressedSize());
      try {
        pile.offer(path, entry.getSize(), within, () -> new Checked(zip, entry));
      } catch (ZipException damaged) {
        pile.refuse("zip.damaged", path);
      }
    }
  }

  /** Whether a name would lead out of the folder that it is unpacked in. */
  static boolean isOdd(String name) {
    String plain = name.replace('\\', '/');
    return plain.startsWith("/")
        || plain.matches("[A-Za-z]:.*")
        || ("/" + plain + "/").contains("/../")
        || plain.indexOf('\0') >= 0;
  }

  /** An entry's bytes, which must have the sum that the archive says. */
  private static final class Checked extends FilterInputStream {
    private final ZipEntry entry;
    private final CRC32 sum = new CRC32();
    private long count;

    Checked(ZipFile zip, ZipEntry entry) throws IOException {
      super(stream(zip, entry));
      this.entry = entry;
    }

    private static InputStream stream(ZipFile zip, ZipEntry entry) throws IOException {
      InputStream in = zip.getInputStream(entry);
      if (in == null) {
        throw new ZipException("no entry " + entry.getName());
      }
      return in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int n = super.read(bytes, from, length);
      if (n > 0) {
        sum.update(bytes, from, n);
        count += n;
        // sizes in the archive may be lies
        if (count > Math.max(0, entry.getSize())) {
          throw new ZipException("longer than it says");
        }
      } else if (n < 0 && entry.getCrc() != sum.getValue()) {
        throw new ZipException("wrong checksum");
      }
      return n;
    }
  }
}
