package loopbook.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import loopbook.course.Ending;
import loopbook.course.Voice;
import loopbook.wire.Stuck;

/** One role on its own thread: waits for its cue, runs its text, says how that ended. */
final class Act {
  /** How long a stopped text may go on before it is stopped once more, in milliseconds. */
  private static final long STOP_AGAIN = 50;

  private final Voice voice;
  private final Listener listener;
  private final CompletableFuture<Session> session = new CompletableFuture<>();
  private final CountDownLatch cue = new CountDownLatch(1);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final Script script = new Script();
  private volatile boolean called;
  private volatile boolean cancelled;
  private volatile List<Held> at = List.of();
  private volatile boolean stopped;

  Act(Voice voice, Listener listener) {
    this.voice = voice;
    this.listener = listener;
  }

  String role() {
    return voice.role();
  }

  /** Gets a session and waits for the cue. */
  void begin(
      java.util.function.Function<Act, Part> part, Stage stage, Stopwatch watch, Runnable changed) {
    Thread thread =
        new Thread(
            () -> {
              try {
                perform(part, stage, watch);
              } catch (Throwable t) {
                session.completeExceptionally(t);
                reply.completeExceptionally(t);
              } finally {
                ready.countDown();
                changed.run();
              }
            },
            "role " + role());
    thread.setDaemon(true);
    thread.start();
  }

  private void perform(java.util.function.Function<Act, Part> part, Stage stage, Stopwatch watch)
      throws InterruptedException {
    Session mine = Spares.take();
    mine.play(part.apply(this), stage, watch);
    session.complete(mine);
    cue.await();
    if (cancelled || stopped) {
      reply.complete(new Reply(List.of()));
      return;
    }
    listener.started(role());
    reply.complete(mine.eval(voice.code()));
  }

  void call() {
    called = true;
    cue.countDown();
  }

  /** It is not to start any more. */
  void cancel() {
    cancelled = true;
    cue.countDown();
  }

  boolean wasCalled() {
    return called;
  }

  /** It listens, is bound, has connected or has ended: the next role may start. */
  void ready() {
    ready.countDown();
  }

  boolean isReady() {
    return ready.getCount() == 0;
  }

  /** Its text has come to an end, one way or the other. */
  boolean isOver() {
    return reply.isDone();
  }

  Session session() {
    return session.join();
  }

  void print(Outlet.Stream stream, String text) {
    if (stopped) {
      return;
    }
    String shown = script.add(text);
    if (!shown.isEmpty()) {
      listener.printed(role(), stream, shown);
    }
  }

  /** Keeps what it is doing now; before it is stopped. */
  void observe(List<Stuck> waits) {
    at = session().observe(waits);
  }

  /**
   * From now on nothing that it prints is shown or kept: what it says when it is stopped, of
   * sockets that were closed for it, would not have been said by a program that goes on.
   */
  void silence() {
    stopped = true;
  }

  void stop() {
    stopped = true;
    session().stop();
  }

  /**
   * Waits until its text has come to an end; a stop that came before its first statement counts.
   */
  void join() {
    while (!reply.isDone()) {
      try {
        reply.get(STOP_AGAIN, TimeUnit.MILLISECONDS);
      } catch (TimeoutException still) {
        if (stopped) {
          session().stop();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (ExecutionException failed) {
        break;
      }
    }
    reply.join();
  }

  RoleRun result(List<Held> left) {
    Outcome last = reply.join().last();
    List<Held> givenUp = new ArrayList<>(left);
    if (last instanceof Outcome.Stopped s) {
      givenUp.addAll(s.givenUp());
    }
    return new RoleRun(
        role(),
        script.lines(),
        script.times(),
        script.omitted(),
        stopped ? new Ending.Stopped() : ending(last),
        last instanceof Outcome.Threw t ? Optional.of(t.thrown()) : Optional.empty(),
        faults(last),
        last instanceof Outcome.Exited e ? OptionalInt.of(e.status()) : OptionalInt.empty(),
        at,
        givenUp);
  }

  private static List<Fault> faults(Outcome last) {
    return last instanceof Outcome.Rejected r ? r.faults() : List.of();
  }

  private static Ending ending(Outcome last) {
    if (last instanceof Outcome.Rejected || last instanceof Outcome.Unresolved) {
      return new Ending.CompileError();
    }
    if (last instanceof Outcome.Threw t) {
      return new Ending.Throws(t.thrown().type());
    }
    return last instanceof Outcome.Stopped ? new Ending.Stopped() : new Ending.Done();
  }
}
