package loopbook.shell;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import loopbook.example.Keyboard;
import loopbook.example.Outcome;
import loopbook.example.Reply;
import loopbook.example.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Runs typed Java on a thread of its own, so that Ctrl-C can end it and what it reads can be typed
 * meanwhile. Ctrl-C counts from the first moment, also while the session is still being made.
 */
final class Turns {
  /**
   * So often a stop is asked for again: the first time may have come before the first statement.
   */
  private static final long STOP_AGAIN_MILLIS = 20;

  private final LineReader reader;
  private final Interrupts interrupts;

  Turns(LineReader reader, Interrupts interrupts) {
    this.reader = reader;
    this.interrupts = interrupts;
  }

  private sealed interface News {
    record Ready(Session session) implements News {}

    record Wanted(boolean wanted) implements News {}

    record Stop() implements News {}

    record Over(@Nullable Reply reply, @Nullable Throwable failure) implements News {}
  }

  private enum State {
    WAITING,
    RUNNING,
    CANCELLED
  }

  /** Runs a text and lets the user type what it reads. */
  Reply run(Supplier<Session> sessions, String text) {
    BlockingQueue<News> news = new LinkedBlockingQueue<>();
    AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    Thread worker = new Thread(() -> news.add(eval(sessions, text, state, news)), "typed Java");
    worker.setDaemon(true);
    Interrupts.Scope stopping = interrupts.during(() -> news.add(new News.Stop()));
    try {
      worker.start();
      return await(text, state, news);
    } finally {
      stopping.close();
    }
  }

  private static News.Over eval(
      Supplier<Session> sessions,
      String text,
      AtomicReference<State> state,
      BlockingQueue<News> news) {
    try {
      Session session = sessions.get();
      if (!state.compareAndSet(State.WAITING, State.RUNNING)) {
        return new News.Over(stopped(text), null);
      }
      session.keyboard().onWanted(wanted -> news.add(new News.Wanted(wanted)));
      news.add(new News.Ready(session));
      try {
        return new News.Over(session.eval(text), null);
      } finally {
        session.keyboard().onWanted(wanted -> {});
      }
    } catch (RuntimeException | Error failure) {
      return new News.Over(null, failure);
    }
  }

  private Reply await(String text, AtomicReference<State> state, BlockingQueue<News> news) {
    Session session = null;
    boolean stop = false;
    while (true) {
      News next;
      try {
        next = stop ? news.poll(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS) : news.take();
      } catch (InterruptedException e) {
        next = new News.Stop();
      }
      if (next instanceof News.Over over) {
        if (over.reply() != null) {
          return over.reply();
        }
        throw new IllegalStateException("the session failed", over.failure());
      }
      if (next instanceof News.Ready ready) {
        session = ready.session();
      }
      stop |= next instanceof News.Stop;
      if (stop && state.compareAndSet(State.WAITING, State.CANCELLED)) {
        return stopped(text);
      }
      if (stop && session != null) {
        session.stop();
      } else if (session != null && session.keyboard().isWanted()) {
        stop = !type(session.keyboard());
      }
    }
  }

  private static Reply stopped(String text) {
    return new Reply(List.of(new Reply.Part(text, 1, Outcome.Stopped.AT_ONCE)));
  }

  /** Whether a line, or the end of the input, was typed and no Ctrl-C. */
  private boolean type(Keyboard keyboard) {
    try {
      keyboard.type(reader.readLine("") + "\n");
    } catch (UserInterruptException stop) {
      return false;
    } catch (EndOfFileException end) {
      keyboard.end();
    }
    return true;
  }
}
