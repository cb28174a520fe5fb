package loopbook.shell;

import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Leads Ctrl-C to whatever is running. One that comes between the Enter that ends a line and the
 * beginning of what the line asks for is kept, and meets that.
 */
final class Interrupts {
  private @Nullable Runnable stop;
  private boolean missed;

  Interrupts(Terminal terminal) {
    terminal.handle(Signal.INT, signal -> interrupt());
  }

  /** Ends what runs, or what begins to run next. */
  void interrupt() {
    Runnable running;
    synchronized (this) {
      running = stop;
      missed = running == null;
    }
    if (running != null) {
      running.run();
    }
  }

  /** A new line is about to be typed: what came before is of no more account. */
  synchronized void forget() {
    missed = false;
  }

  /** From now on Ctrl-C calls this, until the returned scope is closed. */
  Scope during(Runnable stopping) {
    Runnable before;
    boolean late;
    synchronized (this) {
      before = stop;
      stop = stopping;
      late = missed;
      missed = false;
    }
    if (late) {
      stopping.run();
    }
    return () -> restore(before);
  }

  private synchronized void restore(@Nullable Runnable before) {
    stop = before;
  }

  /** A stretch of time. */
  interface Scope {
    void close();
  }
}
