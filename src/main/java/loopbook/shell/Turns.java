package loopbook.shell;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import loopbook.example.Keyboard;
import loopbook.example.Reply;
import loopbook.example.Session;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Runs typed Java on a thread of its own, so that Ctrl-C can end it and what it reads can be typed
 * meanwhile.
 */
final class Turns {
  private final LineReader reader;
  private final Interrupts interrupts;

  Turns(LineReader reader, Interrupts interrupts) {
    this.reader = reader;
    this.interrupts = interrupts;
  }

  private sealed interface News {
    record Wanted(boolean wanted) implements News {}

    record Over(@Nullable Reply reply, @Nullable Throwable failure) implements News {}
  }

  /** Runs a text and lets the user type what it reads. */
  Reply run(Session session, String text) {
    BlockingQueue<News> news = new LinkedBlockingQueue<>();
    Keyboard keyboard = session.keyboard();
    keyboard.onWanted(wanted -> news.add(new News.Wanted(wanted)));
    Thread worker = new Thread(() -> news.add(eval(session, text)), "typed Java");
    worker.setDaemon(true);
    Interrupts.Scope stopping = interrupts.during(session::stop);
    try {
      worker.start();
      return await(session, keyboard, news);
    } finally {
      stopping.close();
      keyboard.onWanted(wanted -> {});
    }
  }

  private static News.Over eval(Session session, String text) {
    try {
      return new News.Over(session.eval(text), null);
    } catch (RuntimeException | Error failure) {
      return new News.Over(null, failure);
    }
  }

  private Reply await(Session session, Keyboard keyboard, BlockingQueue<News> news) {
    while (true) {
      News next;
      try {
        next = news.take();
      } catch (InterruptedException e) {
        session.stop();
        continue;
      }
      if (next instanceof News.Over over) {
        if (over.reply() != null) {
          return over.reply();
        }
        throw new IllegalStateException("the session failed", over.failure());
      }
      if (keyboard.isWanted()) {
        type(session, keyboard);
      }
    }
  }

  private void type(Session session, Keyboard keyboard) {
    try {
      keyboard.type(reader.readLine("") + "\n");
    } catch (UserInterruptException stop) {
      session.stop();
    } catch (EndOfFileException end) {
      keyboard.end();
    }
  }
}
