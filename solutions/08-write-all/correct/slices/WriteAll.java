import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Hands over a slice at a time and moves the position itself; waits longer and longer. */
public class WriteAll {
  private static final int SLICE = 16 * 1024;

  public static long writeAll(SocketChannel ch, ByteBuffer buf, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    boolean blocking = ch.isBlocking();
    ch.configureBlocking(false);
    try {
      long all = 0;
      long pause = 100_000;
      while (buf.hasRemaining()) {
        ByteBuffer slice = buf.slice().limit(Math.min(SLICE, buf.remaining()));
        int count = ch.write(slice);
        buf.position(buf.position() + count);
        all += count;
        if (count > 0) {
          pause = 100_000;
        } else {
          LockSupport.parkNanos(pause);
          pause = Math.min(2 * pause, 5_000_000);
        }
        if (buf.hasRemaining() && System.nanoTime() >= end) {
          throw new SocketTimeoutException(all + " bytes were written");
        }
      }
      return all;
    } finally {
      ch.configureBlocking(blocking);
    }
  }
}
