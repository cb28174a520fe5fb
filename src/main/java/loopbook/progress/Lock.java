package loopbook.progress;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets one process at a time change a workspace; the system frees it when a process dies. */
final class Lock {
  private static final String NAME = ".lock";

  /** The system's lock is held by the process, so threads of ours queue up here. */
  private static final ReentrantLock OURS = new ReentrantLock();

  private final Duration patience;

  Lock(Duration patience) {
    this.patience = patience;
  }

  /** Waits for the folder's lock, at most as long as one's patience; makes the folder. */
  Held hold(Path folder) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    OURS.lock();
    try {
      Files.createDirectories(folder);
      return new Held(open(folder, deadline));
    } catch (IOException | RuntimeException refused) {
      OURS.unlock();
      throw refused;
    }
  }

  /** The channel that holds the lock; none if it could not be had in time. */
  private static @Nullable FileChannel open(Path folder, long deadline) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      while (lock == null && System.nanoTime() < deadline) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        lock = channel.tryLock();
      }
      return lock == null ? null : channel;
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  /** The lock, or the word that it could not be had. */
  static final class Held implements AutoCloseable {
    private final @Nullable FileChannel channel;

    private Held(@Nullable FileChannel channel) {
      this.channel = channel;
    }

    boolean got() {
      return channel != null;
    }

    @Override
    public void close() throws IOException {
      try {
        if (channel != null) {
          channel.close();
        }
      } finally {
        OURS.unlock();
      }
    }
  }
}
