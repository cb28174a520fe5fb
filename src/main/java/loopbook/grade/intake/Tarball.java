package loopbook.grade.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * A tar file, read entry by entry within the caps of a pile. Names in it are only names: no file is
 * written by them. Links and devices are left out.
 */
final class Tarball {
  private static final int MAGIC = 257;

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

  /** Gives all its files to the pile, or says why it cannot be read. */
  void read() throws Caps.Reached {
    try (TarFile tar = new TarFile(file.toFile(), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry : tar.getEntries()) {
        entry(tar, entry);
      }
    } catch (IOException | IllegalArgumentException damaged) {
      pile.refuse("zip.damaged", at);
    }
  }

  private void entry(TarFile tar, TarArchiveEntry entry) throws IOException, Caps.Reached {
    if (!entry.isCheckSumOK()) {
      throw new IOException("a header was changed");
    }
    String path = at + "/" + entry.getName().replace('\\', '/').replaceAll("^(\\./)+", "");
    if (entry.isLink() || entry.isSymbolicLink()) {
      pile.note("intake.link", path);
    } else if (entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO()) {
      pile.note("intake.special", path);
    } else if (entry.isFile()) {
      if (Archive.isOdd(entry.getName())) {
        pile.note("zip.path", path);
      } else {
        pile.offer(path, entry.getSize(), depth + 1, () -> tar.getInputStream(entry));
      }
    }
  }
}
