package loopbook.shell;

import loopbook.command.Action;
import loopbook.command.Context;
import loopbook.text.Text;
import org.jspecify.annotations.Nullable;

/** Runs {@code watch} beside the prompt, which stays usable; at most one at a time. */
final class Watching {
  private final Context context;
  private final Screen screen;
  private @Nullable Thread thread;

  Watching(Context context, Screen screen) {
    this.context = context;
    this.screen = screen;
  }

  /** Begins to watch; ends what was watched before. */
  void begin(Action watch) {
    end();
    Thread begun = new Thread(() -> follow(watch), "watch");
    begun.setDaemon(true);
    begun.start();
    thread = begun;
  }

  /** Stops watching; false if nothing was watched. */
  boolean end() {
    Thread watching = thread;
    thread = null;
    if (watching == null || !watching.isAlive()) {
      return false;
    }
    watching.interrupt();
    return true;
  }

  private void follow(Action watch) {
    try {
      Text said = watch.run(context).text();
      screen.print(said);
    } catch (InterruptedException ended) {
      // by Ctrl-C, by another watch, or by leaving
      Thread.currentThread().interrupt();
    }
  }
}
