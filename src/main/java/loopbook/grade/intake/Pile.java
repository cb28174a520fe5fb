package loopbook.grade.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import loopbook.grade.Words;

/**
 * The files of one student, out of folders and archives, within {@link Caps}. Nothing is followed
 * that leads elsewhere, and nothing is written at a place that an archive names.
 */
final class Pile {
  private final Caps caps = new Caps();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** What was received that holds no readable source: archives that cannot be opened. */
  private final List<String> unreadable = new ArrayList<>();

  /** Opens the bytes of a file. */
  interface Opener {
    InputStream open() throws IOException;
  }

  /** The pieces in the order of their paths. */
  List<Piece> pieces() {
    List<Piece> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparing(Piece::path));
    return sorted;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  void note(String key, Object... values) {
    String note = Words.of(key, values);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Says of an archive or file that nothing could be got out of it. */
  void refuse(String key, Object... values) {
    unreadable.add(Words.of(key, values));
  }

  /** Adds a folder with all below it, or a file. */
  void add(Path path, String at) {
    try {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        folder(path, at);
      } else {
        regular(
            path,
            at,
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
      }
    } catch (Caps.Reached reached) {
      note(reached.key(), at);
    } catch (IOException failed) {
      note("intake.read", at, String.valueOf(failed.getMessage()));
    }
    collisions();
  }

  private void folder(Path folder, String at) throws Caps.Reached, IOException {
    List<Path> files = new ArrayList<>();
    String base = at.isEmpty() ? "" : at + "/";
    Files.walkFileTree(
        folder,
        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
        Caps.FOLDERS,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            boolean junk = !dir.equals(folder) && Junk.isFolder(String.valueOf(dir.getFileName()));
            return junk ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            note(
                "intake.read", base + relative(folder, file), String.valueOf(failure.getMessage()));
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    for (Path file : files) {
      regular(
          file,
          base + relative(folder, file),
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private void regular(Path file, String at, BasicFileAttributes attributes)
      throws Caps.Reached, IOException {
    if (attributes.isSymbolicLink()) {
      note("intake.link", at);
    } else if (attributes.isDirectory()) {
      note("cap.folders", at);
    } else if (!attributes.isRegularFile()) {
      note("intake.special", at);
    } else {
      offer(at, attributes.size(), 0, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }
  }

  /**
   * Takes a file.
   *
   * @param size as far as known
   * @param depth how many archives it lies in
   */
  void offer(String at, long size, int depth, Opener opener) throws Caps.Reached, IOException {
    if (Junk.isPath(at)) {
      return;
    }
    caps.file();
    byte[] head = read(opener, Caps.HEAD);
    Kind kind = Kind.of(at, head);
    if (kind == Kind.ZIP || kind == Kind.TAR || kind == Kind.GZIP) {
      unpack(kind, at, depth, opener);
    } else if (kind.isSealed()) {
      refuse("intake.received", at, kind.words());
    } else if (mayBeSource(at)) {
      byte[] all = read(opener, Caps.SOURCE + 1);
      pieces.add(new Piece(at, all, Math.max(size, all.length), Junk.isDerived(at)));
    } else {
      pieces.add(new Piece(at, head, size, Junk.isDerived(at)));
    }
  }

  private static boolean mayBeSource(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".java") || lower.endsWith(".txt") || lower.contains(".java");
  }

  private void unpack(Kind kind, String at, int depth, Opener opener)
      throws Caps.Reached, IOException {
    if (depth >= Caps.DEPTH) {
      note("cap.depth", at);
      return;
    }
    Path copy = Files.createTempFile("loopbook-intake", ".archive");
    try {
      try (InputStream in = opener.open();
          OutputStream out = Files.newOutputStream(copy)) {
        copy(in, out, Long.MAX_VALUE);
      }
      switch (kind) {
        case TAR -> new Tarball(this, copy, at, depth).read();
        case GZIP -> new Gzip(this, copy, at, depth).read();
        default -> new Archive(this, copy, at, depth).read();
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private byte[] read(Opener opener, int most) throws Caps.Reached, IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = opener.open()) {
      copy(in, bytes, most);
    }
    return bytes.toByteArray();
  }

  /** Copies so many bytes at most, and counts them. */
  void copy(InputStream in, OutputStream out, long most) throws Caps.Reached, IOException {
    byte[] buffer = new byte[8192];
    long left = most;
    while (left > 0) {
      int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        return;
      }
      caps.bytes(n);
      out.write(buffer, 0, n);
      left -= n;
    }
  }

  private void collisions() {
    Map<String, String> seen = new HashMap<>();
    for (Piece piece : pieces()) {
      String other = seen.putIfAbsent(piece.path().toLowerCase(Locale.ROOT), piece.path());
      if (other != null && !other.equals(piece.path())) {
        note("intake.case", other, piece.path());
      }
    }
  }
}
