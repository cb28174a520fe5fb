package loopbook.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
  private final Path folder;
  private final Family family;
  private final Limits limits;
  private final AtomicReference<Ending.@Nullable Reason> reason = new AtomicReference<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Ending> ending = new CompletableFuture<>();
  private volatile long deadline;
  private int looks;

  Confined(Process process, Path folder, String mark, Limits limits) {
    this.process = process;
    this.folder = folder;
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

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** The folder that it runs in, its temporary and home folder too. */
  public Path folder() {
    return folder;
  }

  /** What can be seen of it from outside. */
  public Vitals vitals() {
    return new Vitals(process.pid());
  }

  /** Lets the limit of time begin now; until then it waits unused, without a limit. */
  public void begin() {
    deadline = System.nanoTime() + limits.wall().toNanos();
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
    reason.compareAndSet(null, why);
    process.destroyForcibly();
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
      process.destroyForcibly();
      family.kill();
    } finally {
      Scratch.delete(folder);
      Ending.Reason own = code == JVM_OUT_OF_MEMORY ? Ending.Reason.MEMORY : Ending.Reason.ITSELF;
      Ending.Reason known = reason.get();
      ending.complete(new Ending(known == null ? own : known, code, output()));
    }
  }

  private void check() {
    if (deadline == Long.MAX_VALUE) {
      return;
    }
    if (System.nanoTime() > deadline) {
      end(Ending.Reason.TIME);
      return;
    }
    Family.Use use = family.use(++looks % WHOLE_EVERY == 0);
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
