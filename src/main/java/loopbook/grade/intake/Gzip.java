package loopbook.grade.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A gzip file (RFC 1952): a tar file within it, or one other file. */
final class Gzip {
  /** So much is unpacked before the ratio is looked at again. */
  private static final int PART = 256 << 10;

  private final Pile pile;
  private final Path file;
  private final String at;
  private final int depth;

  Gzip(Pile pile, Path file, String at, int depth) {
    this.pile = pile;
    this.file = file;
    this.at = at;
    this.depth = depth;
  }

  /** Gives what is in it to the pile, or says why it cannot be read. */
  void read() throws Caps.Reached, IOException {
    Path plain = Files.createTempFile("loopbook-intake", ".plain");
    try {
      if (unpack(plain)) {
        byte[] head;
        try (InputStream in = Files.newInputStream(plain)) {
          head = in.readNBytes(Caps.HEAD);
        }
        if (Tarball.begins(head)) {
          new Tarball(pile, plain, at, depth).read();
        } else {
          String name = at.replaceFirst("(?i)\\.gz$", "");
          pile.offer(name, Files.size(plain), depth + 1, () -> Files.newInputStream(plain));
        }
      }
    } finally {
      Files.deleteIfExists(plain);
    }
  }

  private boolean unpack(Path plain) throws Caps.Reached, IOException {
    long packed = Files.size(file);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(plain)) {
      long unpacked = -1;
      for (long size = 0; size > unpacked; size = Files.size(plain)) {
        unpacked = size;
        Caps.ratio(unpacked, packed);
        pile.copy(in, out, PART);
      }
      return true;
    } catch (Caps.Reached reached) {
      if (!reached.key().equals("cap.ratio")) {
        throw reached;
      }
      pile.refuse(reached.key(), at);
    } catch (IOException damaged) { // also what is cut off
      pile.refuse("zip.damaged", at);
    }
    return false;
  }
}
