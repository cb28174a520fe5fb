package loopbook.example;

import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * One text under way in a session: the thread that runs it, and the threads that those threads
 * started.
 */
final class Turn {
  private static final InheritableThreadLocal<Turn> MINE = new InheritableThreadLocal<>();
  private static volatile @Nullable Turn active;

  /** The last task: there is no further one. */
  private enum Goodbye implements Runnable {
    TASK;

    @Override
    public void run() {}
  }

  private final Session session;
  private final Group group;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Set<Thread> strays =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final Set<Long> borrowed = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
  private @Nullable Thread worker;
  private volatile boolean stopped;
  private volatile boolean muted;
  private volatile @Nullable Integer exit;

  Turn(Session session, ThreadGroup parent, String name) {
    this.session = session;
    this.group = new Group(parent, name, this);
  }

  /** Whose code runs on this thread; null if nobody's. */
  static @Nullable Turn current() {
    // What everybody's threads inherited from whoever used them first is wrong by now.
    return isEverybodys(Thread.currentThread()) ? active : MINE.get();
  }

  private static boolean isEverybodys(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  Session session() {
    return session;
  }

  boolean isStopped() {
    return stopped;
  }

  /** The status of {@code System.exit}, once it was called. */
  @Nullable Integer exit() {
    return exit;
  }

  void begin() {
    active = this;
  }

  /** No more code will be run in it; the threads that it started may go on. */
  void end() {
    if (active == this) {
      active = null;
    }
    Thread last = worker();
    if (last != null) {
      tasks.add(Goodbye.TASK);
      if (!stopped) {
        join(last);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(Stop.GRACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Runs learner's code on the turn's own thread.
   *
   * @throws Halt if the turn was stopped
   */
  <T> T run(Callable<T> task) throws Throwable {
    if (stopped) {
      throw new Halt();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    submit(
        () -> {
          try {
            done.complete(task.call());
          } catch (InvocationTargetException e) {
            done.completeExceptionally(e.getCause() == null ? e : e.getCause());
          } catch (Throwable t) {
            done.completeExceptionally(t);
          }
        });
    return await(done);
  }

  private <T> T await(CompletableFuture<T> done) throws Throwable {
    boolean interrupted = false;
    CompletableFuture<Object> either = CompletableFuture.anyOf(done, givenUp);
    try {
      while (true) {
        try {
          either.get();
          if (!done.isDone()) {
            throw new Halt();
          }
          return done.join();
        } catch (InterruptedException e) {
          interrupted = true;
          session.stop();
        } catch (ExecutionException e) {
          Throwable cause = e.getCause() == null ? e : e.getCause();
          throw stopped ? new Halt() : cause;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void submit(Runnable task) {
    if (worker == null) {
      Thread made = new Thread(group, this::work, group.getName());
      made.setDaemon(true);
      made.setContextClassLoader(session.loader());
      worker = made;
      made.start();
    }
    tasks.add(task);
  }

  @SuppressWarnings("try")
  private void work() {
    MINE.set(this);
    try (var scope = session.enter()) {
      while (true) {
        Runnable task = tasks.take();
        if (task == Goodbye.TASK) {
          return;
        }
        task.run();
        if (stopped) {
          return;
        }
      }
    } catch (InterruptedException e) {
      // Stopped between two statements: nothing is lost.
    }
  }

  /** Notes a thread that belongs to this turn and is in no thread group of ours. */
  void met(Thread thread) {
    if (isEverybodys(thread)) {
      borrowed.add(thread.getId());
    } else if (thread.getThreadGroup() != group) {
      strays.add(thread);
    }
  }

  /** The numbers of threads of the common pool that did something for it. */
  Set<Long> borrowed() {
    return borrowed;
  }

  /** From now on its threads end at their next check. */
  void raise() {
    stopped = true;
    session.guard().raise();
  }

  void exit(int status) {
    exit = status;
    session.stop();
    throw new Halt();
  }

  /** Lets go whoever waits for it, and shows nothing more of what its threads print. */
  void giveUp() {
    givenUp.complete(null);
    mute();
  }

  void mute() {
    muted = true;
  }

  /** The thread that runs the text itself; null before it is needed. */
  synchronized @Nullable Thread worker() {
    return worker;
  }

  /** All of its threads that live, as far as they can be known. */
  List<Thread> threads() {
    Set<Thread> found = new LinkedHashSet<>();
    Thread[] room = new Thread[group.activeCount() + 16];
    int n = group.enumerate(room, true);
    for (int i = 0; i < n; i++) {
      if (!isEverybodys(room[i])) {
        found.add(room[i]);
      }
    }
    synchronized (strays) {
      strays.stream().filter(Thread::isAlive).forEach(found::add);
    }
    return List.copyOf(found);
  }

  void print(Outlet.Stream stream, byte[] bytes, int from, int count) {
    if (!muted && !(stopped && stream == Outlet.Stream.ERR)) {
      session.print(stream, bytes, from, count);
    }
  }

  private void uncaught(Thread thread, Throwable failure) {
    if (!stopped && !Halt.caused(failure)) {
      session.uncaught(thread, failure);
    }
  }

  private static final class Group extends ThreadGroup {
    // Until JDK 19 a group is held by its parent for ever, and would hold the whole session.
    private final WeakReference<Turn> turn;

    Group(ThreadGroup parent, String name, Turn turn) {
      super(parent, name);
      this.turn = new WeakReference<>(turn);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
      Turn mine = turn.get();
      if (mine != null) {
        mine.uncaught(thread, failure);
      }
    }
  }
}
