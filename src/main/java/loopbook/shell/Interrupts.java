package loopbook.shell;

import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jspecify.annotations.Nullable;

/** Leads Ctrl-C to whatever is running. */
final class Interrupts {
  private final AtomicReference<@Nullable Runnable> stop = new AtomicReference<>();

  Interrupts(Terminal terminal) {
    terminal.handle(Signal.INT, signal -> interrupt());
  }

  /** Ends what runs; nothing happens where nothing runs. */
  void interrupt() {
    Runnable running = stop.get();
    if (running != null) {
      running.run();
    }
  }

  /** From now on Ctrl-C calls this, until the returned scope is closed. */
  Scope during(Runnable stopping) {
    Runnable before = stop.getAndSet(stopping);
    return () -> stop.set(before);
  }

  /** A stretch of time. */
  interface Scope {
    void close();
  }
}
