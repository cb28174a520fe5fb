package loopbook.grade.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that results are written into; one batch at a time has it. */
public final class Place {
  private static final String STUDENTS = "students";
  private static final String LOCK = ".lock";

  private Place() {}

  /** What became of taking it. */
  public sealed interface Taken permits Ours, Refused {}

  /** Why it was not taken. */
  public enum Refused implements Taken {
    /** There is something in it, and nobody asked to go on with that. */
    NOT_EMPTY,
    /** What is in it is not ours. */
    FOREIGN,
    /** Another batch has it. */
    BUSY
  }

  /** It is ours until it is closed. */
  public static final class Ours implements Taken, AutoCloseable {
    private final Path folder;
    private final FileChannel channel;

    private Ours(Path folder, FileChannel channel) {
      this.folder = folder;
      this.channel = channel;
    }

    /** The folder of the students' files. */
    public Path students() {
      return folder.resolve(STUDENTS);
    }

    /** The folder of what is judged. */
    public Path sources() {
      return folder.resolve("sources");
    }

    /** Gives it free; closing the channel releases the lock. */
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /**
   * Takes a folder, which is made if need be.
   *
   * @param resume whether to go on with what an earlier batch left in it
   */
  public static Taken take(Path folder, boolean resume) throws IOException {
    Files.createDirectories(folder);
    if (!isEmpty(folder)) {
      if (!resume) {
        return Refused.NOT_EMPTY;
      }
      if (!Files.isDirectory(folder.resolve(STUDENTS))) {
        return Refused.FOREIGN;
      }
    }
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      return Refused.BUSY;
    }
    Files.createDirectories(folder.resolve(STUDENTS));
    return new Ours(folder, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ownedHere) {
      return null;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!String.valueOf(entry.getFileName()).equals(LOCK)) {
          return false;
        }
      }
    }
    return true;
  }
}
