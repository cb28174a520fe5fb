package loopbook.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Sits at the other side of a terminal: reads what is printed there, and types. */
final class Operator {
  private static final Pattern ESCAPE = Pattern.compile("\u001b(\\[[0-?]*[ -/]*[@-~]|.)");

  private final OutputStream keyboard;
  private final StringBuilder seen = new StringBuilder();
  private int from;
  private boolean ended;

  Operator(InputStream screen, OutputStream keyboard) {
    this.keyboard = keyboard;
    Thread reader = new Thread(() -> read(screen), "screen");
    reader.setDaemon(true);
    reader.start();
  }

  void type(String keys) throws IOException {
    keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
  }

  /**
   * Waits until the text, without the escapes, is printed after what was awaited before.
   *
   * @throws IOException if it is not within that time
   */
  synchronized void await(String text, Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!plain().contains(text)) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        throw new IOException("no '" + text + "' in: " + seen);
      }
      wait(left);
    }
    from = seen.length();
  }

  private String plain() {
    return ESCAPE.matcher(seen.substring(from)).replaceAll("");
  }

  synchronized String seen() {
    return seen.toString();
  }

  private void read(InputStream screen) {
    byte[] part = new byte[8192];
    try {
      for (int n = screen.read(part); n >= 0; n = screen.read(part)) {
        add(new String(part, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException closed) {
      // a terminal whose last user is gone
    }
    end();
  }

  private synchronized void add(String text) {
    seen.append(text);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }
}
