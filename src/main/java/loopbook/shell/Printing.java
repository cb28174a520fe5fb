package loopbook.shell;

import loopbook.example.Outlet;
import loopbook.text.Line;
import loopbook.text.Tone;

/**
 * Shows what the learner's own Java prints, line by line; a line that is not ended yet appears when
 * the prompt comes back.
 */
final class Printing implements Outlet {
  /** A line that goes on for longer is shown in parts, so that no program can fill the memory. */
  private static final int LONGEST = 8192;

  private final Screen screen;
  private final StringBuilder unfinished = new StringBuilder();
  private Stream last = Stream.OUT;

  Printing(Screen screen) {
    this.screen = screen;
  }

  @Override
  public synchronized void print(Stream stream, String text) {
    if (stream != last) {
      finish();
      last = stream;
    }
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      unfinished.append(text, from, end);
      show();
      from = end + 1;
    }
    unfinished.append(text, from, text.length());
    if (unfinished.length() > LONGEST) {
      show();
    }
  }

  /** Shows the beginning of a line that never ended. */
  synchronized void finish() {
    if (!unfinished.isEmpty()) {
      show();
    }
  }

  private void show() {
    String line = unfinished.toString();
    unfinished.setLength(0);
    if (line.endsWith("\r")) {
      line = line.substring(0, line.length() - 1);
    }
    screen.print(Line.of(line, last == Stream.ERR ? Tone.BAD : Tone.PLAIN));
  }
}
