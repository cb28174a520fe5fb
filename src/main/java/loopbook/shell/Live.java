package loopbook.shell;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import loopbook.example.Keyboard;
import loopbook.example.Outlet;
import loopbook.example.Session;
import org.jline.reader.Candidate;
import org.jspecify.annotations.Nullable;

/** The learner's own session: made behind the prompt, alive until quit or {@code reset session}. */
final class Live implements AutoCloseable {
  private Outlet outlet = (stream, text) -> {};
  private @Nullable CompletableFuture<Session> opening;

  /** Begins to get it ready. */
  synchronized void open(Outlet out) {
    outlet = out;
    opening = begin();
  }

  private CompletableFuture<Session> begin() {
    CompletableFuture<Session> made = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                made.complete(Session.prompt(outlet, new Keyboard()));
              } catch (RuntimeException | Error failure) {
                made.completeExceptionally(failure);
              }
            },
            "session");
    thread.setDaemon(true);
    thread.start();
    return made;
  }

  /** The session; waits for it at its very first use. */
  Session session() {
    return future().join();
  }

  private synchronized CompletableFuture<Session> future() {
    if (opening == null) {
      throw new IllegalStateException("the session was never opened");
    }
    return opening;
  }

  /** Another session, with nothing declared and nothing open. */
  synchronized void reset() {
    close();
    opening = begin();
  }

  boolean wantsMore(String text) {
    return false;
  }

  List<Candidate> completions(String text, int cursor) {
    return List.of();
  }

  @Override
  public synchronized void close() {
    if (opening != null && opening.isDone() && !opening.isCompletedExceptionally()) {
      opening.join().close();
    }
  }
}
