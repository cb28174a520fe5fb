package loopbook.judge.trial;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import loopbook.judge.call.Frames;
import loopbook.judge.call.Line;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;
import loopbook.judge.call.Thrown;
import loopbook.judge.call.Waiting;
import loopbook.sandbox.Confined;
import loopbook.sandbox.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The judge's end of one child: sends calls, and gives each its answer when that comes. Whatever
 * the child sends that is not of the protocol ends it.
 */
public final class Guest implements AutoCloseable {
  /** How long the child's own part of a call may take. */
  static final Duration OWN = Duration.ofSeconds(5);

  /** Long enough for a thread that runs to get its turn on a busy machine. */
  private static final Duration WATCHED = Duration.ofMillis(40);

  private static final int NOTICES = 100_000;

  private final Confined process;
  private final Frames frames;
  private final AtomicLong next = new AtomicLong(1);
  private final Map<Long, CompletableFuture<Message>> open = new ConcurrentHashMap<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
  private final List<Thrown> uncaught = new ArrayList<>();
  private final List<Object> traced = new ArrayList<>();
  private Consumer<Object> hearsTraced = call -> {};
  private volatile @Nullable List<Line> exited;
  private volatile boolean forged;

  public Guest(Confined process) {
    this.process = process;
    this.frames = new Frames(process.results(), process.control());
    Thread thread = new Thread(this::read, "loopbook-results");
    thread.setDaemon(true);
    thread.start();
  }

  /** Comes when the child waits for calls; with false if it ended before. */
  public CompletableFuture<Boolean> ready() {
    return ready;
  }

  /** Begins a call. Its answer is a result, a failure, a refusal; or the child's end. */
  CompletableFuture<Message> call(Operation operation) {
    long id = next.getAndIncrement();
    CompletableFuture<Message> answer = new CompletableFuture<>();
    open.put(id, answer);
    try {
      frames.send(new Message.Call(id, operation));
    } catch (loopbook.judge.call.Malformed e) {
      answer.complete(new Message.Refused(id, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
    if (gone.isDone()) {
      answer.completeExceptionally(new IOException("the child has ended"));
    }
    return answer;
  }

  /** The answer of a call, or nothing if it does not come in time or the child has ended. */
  Optional<Message> ask(Operation operation, Duration limit) {
    return await(call(operation), limit);
  }

  static Optional<Message> await(CompletableFuture<Message> answer, Duration limit) {
    try {
      return Optional.of(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  public Confined process() {
    return process;
  }

  /** Whether the child sends no more; waits for its end so long at most. */
  boolean isGone(Duration limit) {
    try {
      return gone.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks, since a peer may see the end of a child's connections before we see its own. */
  boolean hasEnded() {
    return ask(new Operation.Lines(Duration.ZERO), OWN).isEmpty() && isGone(OWN);
  }

  /** How it ended; empty if a hook of the learner's keeps it from ending. */
  Optional<Ending> ending() {
    try {
      return Optional.of(process.ending().get(OWN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where {@code System.exit} was called, if the child said so. */
  Optional<List<Line>> exited() {
    return Optional.ofNullable(exited);
  }

  /** Whether something came that is not of the protocol. */
  boolean forged() {
    return forged;
  }

  /** Exceptions that left the learner's own threads. */
  List<Thrown> uncaught() {
    synchronized (uncaught) {
      return List.copyOf(uncaught);
    }
  }

  /** From now on the child reports its socket calls; false if it cannot. */
  public boolean trace() {
    return ask(new Operation.Trace(), OWN).orElse(null) instanceof Message.Result traced
        && Boolean.TRUE.equals(traced.value());
  }

  /** Waits until the child sends no more, for some seconds at most. */
  public boolean awaitEnd() {
    return isGone(OWN);
  }

  /** Socket calls as the child reported them. */
  public List<Object> traced() {
    synchronized (traced) {
      return List.copyOf(traced);
    }
  }

  /**
   * Tells socket calls as the child reports them, those until now first. On the thread that reads
   * from the child: who hears must be quick.
   */
  void onTraced(Consumer<Object> hears) {
    synchronized (traced) {
      traced.forEach(hears);
      hearsTraced = hears;
    }
  }

  /** Kills the child; its end is awaited by {@code process().ending()}. */
  @Override
  public void close() {
    process.kill();
  }

  private void read() {
    try {
      for (Message m = frames.receive(); m != null; m = frames.receive()) {
        take(m);
      }
    } catch (loopbook.judge.call.Malformed e) {
      forged = true;
      process.kill();
    } catch (IOException | RuntimeException e) {
      process.kill();
    } finally {
      gone.complete(true);
      ready.complete(false);
      IOException ended = new IOException("the child has ended");
      open.values().forEach(f -> f.completeExceptionally(ended));
    }
  }

  private void take(Message message) {
    if (message instanceof Message.Result result) {
      answer(result.id(), message);
    } else if (message instanceof Message.Failed failed) {
      answer(failed.id(), message);
    } else if (message instanceof Message.Unfit unfit) {
      answer(unfit.id(), message);
    } else if (message instanceof Message.Refused refused) {
      answer(refused.id(), message);
    } else if (message instanceof Message.Notice notice) {
      take(notice);
    }
  }

  private void answer(long id, Message message) {
    CompletableFuture<Message> waiting = open.remove(id);
    if (waiting != null) {
      waiting.complete(message);
    }
  }

  private void take(Message.Notice notice) {
    Object value = notice.value();
    switch (notice.kind()) {
      case READY -> ready.complete(Integer.valueOf(Message.VERSION).equals(value));
      case UNCAUGHT -> {
        synchronized (uncaught) {
          if (value instanceof Thrown thrown && uncaught.size() < 100) {
            uncaught.add(thrown);
          }
        }
      }
      case ENDING -> {
        List<Line> lines = new ArrayList<>();
        if (value instanceof List<?> list) {
          list.forEach(o -> lines.addAll(o instanceof Line line ? List.of(line) : List.of()));
        }
        exited = lines;
        gone.complete(true);
      }
      case TRACED -> {
        synchronized (traced) {
          if (value != null && traced.size() < NOTICES) {
            traced.add(value);
            hearsTraced.accept(value);
          }
        }
      }
    }
  }

  /** What those of the learner's threads do that are in the learner's code. */
  List<Waiting> waiting() {
    List<Waiting> threads = new ArrayList<>();
    if (ask(new Operation.Lines(WATCHED), OWN).orElse(null) instanceof Message.Result result
        && result.value() instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Waiting waiting) {
          threads.add(waiting);
        }
      }
    }
    return threads;
  }

  /** What lies unflushed in buffers of output streams, as bytes, and of writers, as text. */
  List<Object> unwritten() {
    return ask(new Operation.Unwritten(), OWN).orElse(null) instanceof Message.Result result
            && result.value() instanceof List<?> list
        ? list.stream().filter(one -> one != null).<Object>map(one -> one).toList()
        : List.of();
  }
}
