package loopbook.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What is typed to a program: its {@code System.in}. */
public final class Keyboard extends InputStream {
  private final Object lock = new Object();
  private final Deque<byte[]> typed = new ArrayDeque<>();
  private byte[] now = new byte[0];
  private int next;
  private boolean ended;
  private int waiting;
  private Consumer<Boolean> onWaiting = wants -> {};

  /** One to which these lines were typed, and then the end of input. */
  public static Keyboard of(List<String> lines) {
    Keyboard keyboard = new Keyboard();
    lines.forEach(line -> keyboard.type(line + "\n"));
    keyboard.end();
    return keyboard;
  }

  /** Types some text; a line ends with a line feed. */
  public void type(String text) {
    synchronized (lock) {
      if (!text.isEmpty() && !ended) {
        typed.add(text.getBytes(StandardCharsets.UTF_8));
        lock.notifyAll();
      }
    }
  }

  /** The end of input, after what was typed. */
  public void end() {
    synchronized (lock) {
      ended = true;
      lock.notifyAll();
    }
  }

  /** Whether a program waits for something to be typed. */
  public boolean isWanted() {
    synchronized (lock) {
      return waiting > 0;
    }
  }

  /** Told, on the program's thread, when it begins (true) and ends (false) to wait for input. */
  public void onWanted(Consumer<Boolean> listener) {
    synchronized (lock) {
      onWaiting = listener;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    Objects.checkFromIndexSize(from, count, into.length);
    if (count == 0) {
      return 0;
    }
    synchronized (lock) {
      if (!fill()) {
        return -1;
      }
      int n = Math.min(count, now.length - next);
      System.arraycopy(now, next, into, from, n);
      next += n;
      return n;
    }
  }

  @Override
  public int available() {
    synchronized (lock) {
      return now.length - next + typed.stream().mapToInt(b -> b.length).sum();
    }
  }

  private boolean fill() throws InterruptedIOException {
    if (next < now.length) {
      return true;
    }
    while (typed.isEmpty()) {
      if (ended) {
        return false;
      }
      awaitTyping();
    }
    now = typed.remove();
    next = 0;
    return true;
  }

  private void awaitTyping() throws InterruptedIOException {
    waiting++;
    onWaiting.accept(true);
    try {
      while (typed.isEmpty() && !ended) {
        lock.wait();
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted while waiting for input");
    } finally {
      waiting--;
      onWaiting.accept(false);
    }
  }
}
