package loopbook.peer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** One direction of a connection through a middleman. */
final class Leg implements Runnable {
  private static final int ROOM = 64 * 1024;
  private static final int SLOW_ROOM = 1024;
  private static final int GLUED_AT_MOST = 1 << 20;
  private static final long FLOOD = 8L << 20;
  private static final long LONG = 1L << 20;
  private static final long DRIP_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SLOW_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long READ_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(50);
  private static final byte LEAD = (byte) 0xC3;
  private static final byte[] ESCAPE = "\033[7m".getBytes(StandardCharsets.US_ASCII);

  private final Manner manner;
  private final Link link;
  private final Socket from;
  private final Socket to;
  private final long usual;
  private final byte[] buffer = new byte[ROOM];
  private final AtomicLong came = new AtomicLong();
  private volatile boolean never;
  private long passed;
  private boolean atLineStart = true;

  /**
   * @param usual how many bytes come if nobody interferes
   */
  Leg(Manner manner, Link link, Socket from, Socket to, long usual) {
    this.manner = manner;
    this.link = link;
    this.from = from;
    this.to = to;
    this.usual = usual;
  }

  /** Nobody usually says anything on this connection: what interrupts need not wait for it. */
  void neverSpeaks() {
    never = true;
  }

  /** Bytes read so far. */
  long came() {
    return came.get();
  }

  @Override
  public void run() {
    try {
      relay(from.getInputStream(), to.getOutputStream());
    } catch (IOException broken) {
      link.reset();
    } finally {
      link.ended();
    }
  }

  private void relay(InputStream in, OutputStream out) throws IOException {
    boolean passes = begin(out);
    int room = manner == Manner.SLOWREAD ? SLOW_ROOM : ROOM;
    for (int count = in.read(buffer, 0, room); count >= 0; count = in.read(buffer, 0, room)) {
      came.addAndGet(count);
      passes = passes && pass(count, in, out);
    }
    if (passes) {
      to.shutdownOutput();
    }
  }

  /** What it does before its first read; whether it will pass anything on. */
  private boolean begin(OutputStream out) throws IOException {
    switch (manner) {
      case SILENT, NEVERREAD, EARLY, REFUSED -> {
        return false;
      }
      case FLOOD -> {
        pour("flood\n", FLOOD, out);
        to.shutdownOutput();
        return false;
      }
      case LONG -> {
        pour("x", LONG, out);
        return false;
      }
      case HALF -> {
        if (usual == 0) {
          to.shutdownOutput();
        }
        return usual > 0;
      }
      case RST -> {
        if (never) {
          link.reset();
        }
        return true;
      }
      default -> {
        return true;
      }
    }
  }

  /** Passes on what was read; whether it will pass on more. */
  private boolean pass(int count, InputStream in, OutputStream out) throws IOException {
    switch (manner) {
      case DRIP -> {
        for (int i = 0; i < count; i++) {
          out.write(buffer, i, 1);
          Unread.untilConsumed(to, DRIP_PAUSE);
        }
      }
      case SLOW -> {
        for (int i = 0; i < count; i++) {
          out.write(buffer, i, 1);
          pause(SLOW_PAUSE);
        }
      }
      case SLOWREAD -> {
        out.write(buffer, 0, count);
        pause(READ_PAUSE);
      }
      case GLUE -> out.write(glued(count, in));
      case BADUTF8, ANSI -> out.write(spoiled(count));
      case HALF -> {
        return half(count, out);
      }
      case RST, TRUNC -> {
        return cut(count, out);
      }
      default -> out.write(buffer, 0, count);
    }
    return true;
  }

  private boolean half(int count, OutputStream out) throws IOException {
    int allowed = (int) Math.min(count, usual - passed);
    out.write(buffer, 0, allowed);
    passed += allowed;
    if (passed < usual) {
      return true;
    }
    to.shutdownOutput();
    return false;
  }

  private boolean cut(int count, OutputStream out) throws IOException {
    long whole = usual == Long.MAX_VALUE || usual == 0 ? passed + count : usual;
    long end = whole / 2;
    if (passed + count < end) {
      out.write(buffer, 0, count);
      passed += count;
      return true;
    }
    int allowed = (int) Math.max(0, end - passed);
    if (allowed > 0 && buffer[allowed - 1] == '\n') {
      allowed--; // else it might be the end of a message
    }
    if (allowed > 0) {
      out.write(buffer, 0, allowed);
    }
    if (manner == Manner.RST) {
      Unread.untilConsumed(to, DRIP_PAUSE);
      link.reset();
    } else {
      to.shutdownOutput();
    }
    return false;
  }

  /** With what comes until nothing has come for a while. */
  private byte[] glued(int count, InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(buffer, 0, count);
    long since = System.nanoTime();
    while (System.nanoTime() - since < QUIET && all.size() < GLUED_AT_MOST) {
      if (in.available() > 0) {
        int more = in.read(buffer, 0, ROOM);
        came.addAndGet(more);
        all.write(buffer, 0, more);
        since = System.nanoTime();
      } else {
        pause(DRIP_PAUSE);
      }
    }
    return all.toByteArray();
  }

  private byte[] spoiled(int count) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      byte b = buffer[i];
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      if (atLineStart && manner == Manner.ANSI) {
        all.writeBytes(ESCAPE);
        atLineStart = false;
      } else if (atLineStart && letter) {
        b = LEAD;
        atLineStart = false;
      }
      all.write(b);
      atLineStart |= b == '\n';
    }
    return all.toByteArray();
  }

  private static void pour(String unit, long size, OutputStream out) throws IOException {
    byte[] one = unit.getBytes(StandardCharsets.US_ASCII);
    byte[] many = new byte[ROOM / one.length * one.length];
    for (int i = 0; i < many.length; i++) {
      many[i] = one[i % one.length];
    }
    for (long left = size; left > 0; left -= many.length) {
      out.write(left < many.length ? Arrays.copyOf(many, (int) left) : many);
    }
  }

  /** Not longer than until its end is closed. */
  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !to.isClosed(); left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
