package loopbook.wire;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Runs parties on threads of their own, each within a deadline, in one recording. */
final class Play implements AutoCloseable {
  static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What a party does. */
  interface Act {
    void run() throws Exception;
  }

  final Recording recording;
  private final List<FutureTask<Void>> tasks = new ArrayList<>();

  Play() {
    this(CodeLines.NONE);
  }

  Play(CodeLines lines) {
    recording = Recorder.start("test", lines);
  }

  Play party(String name, Act act) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              Scope scope = recording.enter(name);
              try {
                act.run();
              } finally {
                scope.close();
              }
              return null;
            });
    tasks.add(task);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  int port(String party) throws InterruptedException {
    return recording.awaitPort(party, DEADLINE).orElseThrow();
  }

  /** Waits for all parties, and ends the recording; fails if one failed. */
  List<Event> end() throws Exception {
    finished();
    recording.finish();
    return recording.events();
  }

  /** Waits for all parties until now. */
  void finished() throws Exception {
    for (FutureTask<Void> task : tasks) {
      try {
        task.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      } catch (TimeoutException e) {
        throw new AssertionError("still running, blocked: " + recording.blocked(), e);
      }
    }
    tasks.clear();
  }

  static void until(java.util.function.BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the condition did not come true in time");
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    recording.closeOpenSockets();
    recording.close();
  }
}
