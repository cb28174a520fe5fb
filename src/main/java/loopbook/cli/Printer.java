package loopbook.cli;

import java.io.PrintStream;
import loopbook.command.Sink;
import loopbook.text.Line;
import loopbook.text.Look;

/**
 * Prints lines; at a terminal also what is true for the moment, on a line that is taken back by
 * spaces, which every terminal understands.
 */
final class Printer implements Sink {
  private final PrintStream out;
  private final Look look;
  private final boolean terminal;
  private int shown;

  Printer(PrintStream out, Look look, boolean terminal) {
    this.out = out;
    this.look = look;
    this.terminal = terminal;
  }

  @Override
  public synchronized void line(Line line) {
    takeBack();
    out.println(look.render(line));
  }

  @Override
  public synchronized void passing(Line line) {
    if (terminal) {
      // the last column stays free: a full line would go on below
      Line cut = line.cut(look.width() - 1);
      out.print("\r" + look.render(cut.pad(shown)));
      out.flush();
      shown = cut.width();
    }
  }

  @Override
  public boolean showsPassing() {
    return terminal;
  }

  /** Leaves no trace of what was true for a moment. */
  synchronized void takeBack() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }
}
