package loopbook.judge.child;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A prop: a stream into memory that all want to write to. It holds every write until {@link #open}.
 * From then on, for a given time, whoever wrote last waits for another thread to come in between.
 * So a message that a thread writes in two pieces is torn apart, unless a lock keeps the others
 * away. One write always stays whole.
 */
public final class ContestedOutputStream extends OutputStream {
  private final Object turn = new Object();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final long contestNanos;
  private boolean opened;
  private long end;
  private @Nullable Thread last;

  /** Others get the chance to come in between for so long. */
  public ContestedOutputStream(Duration contest) {
    this.contestNanos = contest.toNanos();
  }

  /** Lets the writes go on that wait, and the contest begin. */
  public void open() {
    synchronized (turn) {
      opened = true;
      end = System.nanoTime() + contestNanos;
      turn.notifyAll();
    }
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    boolean interrupted = false;
    synchronized (turn) {
      for (long left = left(); left > 0; left = left()) {
        try {
          turn.wait(Math.min(1000, left / 1_000_000 + 1));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      written.write(bytes, from, length);
      last = Thread.currentThread();
      turn.notifyAll();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** How long this thread has to wait still, in nanoseconds. */
  private long left() {
    if (!opened) {
      return Long.MAX_VALUE;
    }
    return last == Thread.currentThread() ? end - System.nanoTime() : 0;
  }

  /** All that was written. */
  public byte[] toByteArray() {
    synchronized (turn) {
      return written.toByteArray();
    }
  }
}
