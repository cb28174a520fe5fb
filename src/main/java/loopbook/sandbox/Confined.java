package loopbook.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A running child process. Its output is drained and counted, its use of memory, threads and time
 * is watched from outside, and it takes all its descendants with it when it goes.
 */
public final class Confined implements AutoCloseable {
  private static final int CHECK_EVERY_MS = 50;

  /** Its descendants are looked for only so often. */
  private static final int WHOLE_EVERY = 4;

  private static final int JVM_OUT_OF_MEMORY = 3;

  private final Process process;
  private final boolean inside;
  private final Optional<Outsider> owner;
  private final Runnable leave;
  private final Family family;
  private final Limits limits;
  private final AtomicReference<Ending.@Nullable Reason> reason = new AtomicReference<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private volatile long deadline;
  private volatile Optional<Duration> waitedBefore = Optional.empty();
  private volatile Optional<Duration> waited = Optional.empty();
  private volatile Optional<ProcessHandle> known = Optional.empty();
  private int looks;

  /**
   * Watches a process.
   *
   * @param inside whether the JVM is the child of the process that was started, and the first one
   *     of a process namespace: all others of it go with that one
   * @param mark what is in the environment of all its processes
   * @param owner another user who runs it
   * @param leave is run when all are gone
   */
  Confined(
      Process process,
      boolean inside,
      Optional<Outsider> owner,
      String mark,
      Limits limits,
      Runnable leave) {
    this.process = process;
    this.inside = inside;
    this.owner = owner;
    this.leave = leave;
    this.family = new Family(process.toHandle(), mark);
    this.limits = limits;
    this.deadline = Long.MAX_VALUE;
    Thread drain = daemon("output", this::drain);
    daemon("watch", () -> watch(drain));
  }

  /** What the child reads as its control input. */
  public OutputStream control() {
    return process.getOutputStream();
  }

  /** What the child writes to its control output. */
  public InputStream results() {
    return process.getInputStream();
  }

  /** The process id of its JVM, as it is seen from here. */
  public long pid() {
    return inside ? first().map(ProcessHandle::pid).orElse(process.pid()) : process.pid();
  }

  /** What can be seen of it from outside. */
  public Vitals vitals() {
    return new Vitals(pid(), owner);
  }

  private Optional<ProcessHandle> first() {
    Optional<ProcessHandle> found = known;
    if (found.isEmpty()) {
      found = process.children().findFirst();
      known = found;
    }
    return found;
  }

  /** Lets the limit of time begin now; until then it waits unused, without a limit. */
  public void begin() {
    deadline = System.nanoTime() + limits.wall().toNanos();
    family.use(pid(), false); // one that ends at once is known at least so far
    waitedBefore = vitals().waitedTime();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it has printed so far, as far as kept. */
  public String output() {
    synchronized (kept) {
      return kept.toString(StandardCharsets.UTF_8);
    }
  }

  /** Comes when it and all its descendants are gone. */
  public CompletableFuture<Ending> ending() {
    return ending;
  }

  /** Kills it with all its descendants, and waits until they are gone. Again: nothing. */
  @Override
  public void close() {
    end(Ending.Reason.CLOSED);
    ending.join();
  }

  /** Kills it with all its descendants, and does not wait. */
  public void kill() {
    end(Ending.Reason.CLOSED);
  }

  private void end(Ending.Reason why) {
    if (reason.compareAndSet(null, why) && process.isAlive()) {
      family.lastLook(pid());
      waited = vitals().waitedTime();
    }
    kill(process);
  }

  /**
   * In a process namespace the first process is killed: what was started ends when the kernel has
   * taken all of that namespace away, and not before.
   */
  private void kill(Process started) {
    Optional<ProcessHandle> first = inside ? first() : Optional.empty();
    if (first.isEmpty() || !first.get().destroyForcibly()) {
      started.destroyForcibly();
    }
  }

  private void drain() {
    byte[] buffer = new byte[8192];
    long total = 0;
    try (InputStream output = process.getErrorStream()) {
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        total += n;
        synchronized (kept) {
          kept.write(buffer, 0, Math.min(n, limits.kept() - kept.size()));
        }
        if (total > limits.output()) {
          end(Ending.Reason.OUTPUT);
        }
      }
    } catch (IOException closed) {
      // its descendants may hold the pipe longer than we listen
    }
  }

  private void watch(Thread drain) {
    int code = -1;
    try {
      while (!process.waitFor(CHECK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        check();
      }
      code = process.exitValue();
      family.kill();
      drain.join(200);
      process.getErrorStream().close();
    } catch (InterruptedException | IOException e) {
      kill(process);
      family.kill();
    } finally {
      leave.run();
      Ending.Reason own = code == JVM_OUT_OF_MEMORY ? Ending.Reason.MEMORY : Ending.Reason.ITSELF;
      Ending.Reason known = reason.get();
      ending.complete(new Ending(known == null ? own : known, code, output(), usage()));
    }
  }

  private Usage usage() {
    Optional<Duration> inUse = waited.flatMap(all -> waitedBefore.map(all::minus));
    return family.usage().waiting(inUse);
  }

  private void check() {
    if (deadline == Long.MAX_VALUE) {
      return;
    }
    if (System.nanoTime() > deadline) {
      end(Ending.Reason.TIME);
      return;
    }
    Family.Use use = family.use(pid(), ++looks % WHOLE_EVERY == 0);
    if (use.residentMiB() > limits.resident()) {
      end(Ending.Reason.MEMORY);
    } else if (use.threads() > limits.threads()) {
      end(Ending.Reason.THREADS);
    }
  }

  private static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, "loopbook-child-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
