package loopbook.judge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import loopbook.sandbox.Archive;
import loopbook.sandbox.Chamber;
import loopbook.sandbox.IsolationLevel;
import loopbook.sandbox.Limits;

/**
 * Judges in chambers, one submission in each at a time. A chamber serves the next submission only
 * if its network namespace is as it was before the last one; otherwise a new one takes its place.
 */
final class Chambers implements AutoCloseable {
  /** No check takes so long; what does has got stuck. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private final Jars jars;
  private final Limits limits;
  private final IsolationLevel level;
  private final Deque<Seat> idle = new ArrayDeque<>();
  private final Set<Seat> all = new HashSet<>();
  private final ScheduledExecutorService guard;
  private boolean closed;

  Chambers(Jars jars, Limits limits, IsolationLevel level) {
    this.jars = jars;
    this.limits = limits;
    this.level = level;
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            body -> {
              Thread thread = new Thread(body, "loopbook-chambers");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    guard = timer;
  }

  /** A chamber in use. To be closed, unless {@link #giveBack} took it. */
  final class Seat implements AutoCloseable {
    private final Chamber chamber;
    private final DataOutputStream orders;
    private final DataInputStream answers;

    private Seat(Chamber chamber) {
      this.chamber = chamber;
      orders = new DataOutputStream(new BufferedOutputStream(chamber.process().getOutputStream()));
      answers = new DataInputStream(new BufferedInputStream(chamber.process().getInputStream()));
    }

    /**
     * Runs the tests of an order there.
     *
     * @throws IOException with what the chamber said, if it broke
     */
    List<TestResult> carryOut(Order order, Progress progress) throws IOException {
      var late = guard.schedule(this::close, LIMIT.toSeconds(), TimeUnit.SECONDS);
      try {
        order.write(orders);
        for (int kind = answers.readByte(); kind == Inside.PROGRESS; kind = answers.readByte()) {
          progress.done(answers.readInt(), answers.readInt());
        }
        List<TestResult> results = new ArrayList<>();
        for (int left = answers.readInt(); left > 0; left--) {
          results.add(Order.result(answers));
        }
        if (answers.readBoolean()) {
          giveBack(this);
        } else {
          close();
        }
        return results;
      } catch (IOException broken) {
        String said = chamber.said();
        close();
        throw new IOException("the judge in its chamber broke: " + said, broken);
      } finally {
        late.cancel(false);
      }
    }

    /** Ends the chamber with all that is in it. */
    @Override
    public void close() {
      synchronized (Chambers.this) {
        all.remove(this);
        idle.remove(this);
      }
      chamber.close();
    }
  }

  /** Starts one ahead, if there is none that waits. */
  void prepare() {
    synchronized (this) {
      if (!idle.isEmpty()) {
        return;
      }
    }
    giveBack(open());
  }

  /** One that waits, or a new one. */
  Seat take() {
    synchronized (this) {
      Seat waiting = idle.poll();
      if (waiting != null) {
        return waiting;
      }
    }
    return open();
  }

  private void giveBack(Seat seat) {
    synchronized (this) {
      if (!closed) {
        idle.add(seat);
        return;
      }
    }
    seat.close();
  }

  private Seat open() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    options.addAll(List.of("-XX:-UsePerfData", "-Xshare:auto", "-Dfile.encoding=UTF-8"));
    options.addAll(List.of("-cp", jars.whole().toAbsolutePath().toString()));
    options.add(Inside.class.getName());
    options.addAll(Inside.arguments(jars, limits));
    try {
      Seat seat = new Seat(Chamber.open(level, options, shown()));
      synchronized (this) {
        all.add(seat);
      }
      return seat;
    } catch (IOException e) {
      throw new UncheckedIOException("a judge cannot be started in a chamber", e);
    }
  }

  /** What a child is made of; nothing else of ours is in its sight. */
  private List<Path> shown() {
    Path child = jars.child().toAbsolutePath();
    List<Path> shown = new ArrayList<>(List.of(child));
    Path archive = Archive.of(child);
    if (Files.exists(archive)) {
      shown.add(archive);
    }
    shown.addAll(jars.besideChild());
    return shown;
  }

  @Override
  public void close() {
    List<Seat> left;
    synchronized (this) {
      closed = true;
      left = new ArrayList<>(all);
    }
    left.forEach(Seat::close);
    guard.shutdown();
  }
}
