package loopbook.progress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The file system as the progress needs it; tests make it fail. */
class Disk {
  /** No progress of ours comes near it. */
  private static final long LARGEST = 16L << 20;

  /** The content of a regular file of a sensible size. */
  byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("not a regular file");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("larger than " + (LARGEST >> 20) + " MB");
    }
    return Files.readAllBytes(file);
  }

  /** Replaces a file so that at any moment it is the old one or the new one, also after a crash. */
  void replace(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try {
      write(draft, content);
      move(draft, file);
    } catch (IOException refused) {
      Files.deleteIfExists(draft);
      throw refused;
    }
    flushFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /** Moves a file or folder within the workspace; an existing file is replaced. */
  void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException plain) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void flushFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // Windows cannot open a folder; there the rename is as durable as it gets
    }
  }
}
