package loopbook.shell;

import loopbook.command.Context;
import loopbook.command.LiveFeed;
import loopbook.example.Session;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Shows above the prompt what the sockets of the learner's own session do, unless that was turned
 * off; a command has the screen for itself.
 */
final class SessionFeed implements AutoCloseable {
  private final Context context;
  private volatile boolean held;
  private @Nullable LiveFeed now;

  SessionFeed(Context context) {
    this.context = context;
  }

  /** From now on it is that session. */
  synchronized void follow(Recording session) {
    close();
    now = LiveFeed.ofSession(context, session, Session.YOU, () -> !held && context.desk().isLive());
  }

  /** Shows what has happened so far, before something is said that comes of it. */
  synchronized void flush() {
    if (now != null) {
      now.flush();
    }
  }

  /** A command begins (true) or is over. */
  void hold(boolean command) {
    if (command) {
      flush();
    }
    held = command;
  }

  @Override
  public synchronized void close() {
    if (now != null) {
      now.close();
      now = null;
    }
  }
}
