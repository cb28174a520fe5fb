package loopbook.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import loopbook.example.Assist;
import loopbook.example.Keyboard;
import loopbook.example.Outlet;
import loopbook.example.Runner;
import loopbook.example.Session;
import loopbook.wire.Recording;
import org.jline.reader.Candidate;
import org.jspecify.annotations.Nullable;

/** The learner's own session: made behind the prompt, alive until quit or {@code reset session}. */
final class Live implements AutoCloseable {
  /** Most examples have two roles: their sessions are made before the first run. */
  private static final int ROLES = 2;

  private final Outlet outlet;
  private @Nullable CompletableFuture<Session> opening;
  private Consumer<Recording> onSession = recording -> {};

  Live(Outlet outlet) {
    this.outlet = outlet;
  }

  /** What is told of each session's recording, before the session can be used. */
  synchronized void onSession(Consumer<Recording> listener) {
    onSession = listener;
  }

  /** Begins to get it ready, unless that has begun. */
  synchronized void open() {
    if (opening == null) {
      opening = begin();
    }
  }

  private CompletableFuture<Session> begin() {
    CompletableFuture<Session> made = new CompletableFuture<>();
    Consumer<Recording> told = onSession;
    Thread thread =
        new Thread(
            () -> {
              try {
                Session session = Session.prompt(outlet, new Keyboard());
                session.recording().ifPresent(told);
                made.complete(session);
                session.warmUp();
                Runner.prepare(ROLES);
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
    CompletableFuture<Session> begun = opening;
    if (begun == null) {
      begun = begin();
      opening = begun;
    }
    return begun;
  }

  /** Another session, with nothing declared and nothing open. */
  synchronized void reset() {
    close();
    opening = begin();
  }

  /** What the session's sockets do; empty while it is not ready yet. */
  synchronized Optional<Recording> recording() {
    CompletableFuture<Session> now = opening;
    return now != null && now.isDone() && !now.isCompletedExceptionally()
        ? now.join().recording()
        : Optional.empty();
  }

  /** Whether a text is Java that goes on in the next line. */
  boolean wantsMore(String text) {
    return session().assist().completeness(text) == Assist.Completeness.INCOMPLETE;
  }

  /**
   * What may stand at the cursor.
   *
   * @param word the part before the cursor that a candidate replaces
   */
  List<Candidate> completions(String text, int cursor, String word) {
    Assist.Completions found = session().assist().completions(text, cursor);
    int begin = cursor - word.length();
    if (found.anchor() < begin) {
      return List.of();
    }
    String kept = text.substring(begin, found.anchor());
    return found.words().stream()
        .map(w -> new Candidate(kept + w, w, null, null, null, null, false))
        .toList();
  }

  /** The call around the cursor, one entry for each overloaded form. */
  List<Assist.Doc> documentation(String text, int cursor) {
    return session().assist().documentation(text, cursor);
  }

  @Override
  public synchronized void close() {
    if (opening != null && opening.isDone() && !opening.isCompletedExceptionally()) {
      opening.join().close();
    }
  }
}
