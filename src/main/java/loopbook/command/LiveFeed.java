package loopbook.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import loopbook.text.Line;
import loopbook.text.Look;
import loopbook.text.Text;
import loopbook.wire.Event;
import loopbook.wire.Recording;
import loopbook.wire.Scope;
import loopbook.wire.view.LiveView;

/**
 * Shows what the sockets of a recording do while they do it. The threads that do it only leave
 * their event; one of ours shows it a moment later, together with what belongs to it. However fast
 * they are, only some lines of a second are shown, and how many calls were not.
 */
public final class LiveFeed implements AutoCloseable {
  /** A send and the receive that follows it at once are told in one line. */
  private static final long GATHER_MILLIS = 40;

  /** The other end of a call that has just returned is about to return, too. */
  private static final long PEER_NANOS = 5_000_000;

  /** On a busy machine a call that returns at once takes so long at most. */
  private static final long RETURNING_NANOS = 100_000_000;

  private static final long SECOND = 1_000_000_000L;

  /** Shown in one second, and never more than that. */
  private static final int MOST_LINES = 20;

  /** Of each event; more than a line shows. */
  private static final int MOST_BYTES = 128;

  /** Events that are held back until they are shown; more are only counted. */
  private static final int MOST_EVENTS = 1000;

  private final Context context;
  private final Recording recording;
  private final LiveView view;
  private final UnaryOperator<List<Event>> choice;
  private final BooleanSupplier isWanted;
  private final Scope following;
  private final Thread thread;

  /** Guards what is pending, and nothing that takes time. */
  private final Object lock = new Object();

  private final Object showing = new Object();
  private Deque<Event> pending = new ArrayDeque<>();
  private long untold;
  private boolean closed;
  private long window = System.nanoTime() - SECOND;
  private int shown;

  /**
   * Begins to follow.
   *
   * @param choice which of some events are shown, and how their parties are called
   * @param isWanted asked for each event; must be quick
   */
  LiveFeed(
      Context context,
      Recording recording,
      LiveView view,
      UnaryOperator<List<Event>> choice,
      BooleanSupplier isWanted) {
    this.context = context;
    this.recording = recording;
    this.view = view;
    this.choice = choice;
    this.isWanted = isWanted;
    this.thread = new Thread(this::follow, "live");
    thread.setDaemon(true);
    thread.start();
    this.following = recording.follow(this::happened);
  }

  /** What the learner's own session does, unless that is not wanted. */
  public static LiveFeed ofSession(
      Context context, Recording session, String party, BooleanSupplier isWanted) {
    LiveView view = new LiveView(List.of(), party);
    return new LiveFeed(context, session, view, UnaryOperator.identity(), isWanted);
  }

  private void happened(Event event) {
    if (!isWanted.getAsBoolean()) {
      return;
    }
    synchronized (lock) {
      if (pending.size() == MOST_EVENTS) {
        pending.removeFirst(); // the latest tell how it stands now
        untold++;
      }
      pending.addLast(event.keeping(MOST_BYTES));
      if (pending.size() == 1) {
        lock.notifyAll();
      }
    }
  }

  private void follow() {
    try {
      while (await()) {
        Thread.sleep(Math.max(GATHER_MILLIS, untilNextLine()));
        show();
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean await() throws InterruptedException {
    synchronized (lock) {
      while (pending.isEmpty() && !closed) {
        lock.wait();
      }
      return !closed;
    }
  }

  /** Milliseconds until a line may be shown again. */
  private long untilNextLine() {
    synchronized (showing) {
      return shown < MOST_LINES ? 0 : (window + SECOND - System.nanoTime()) / 1_000_000 + 1;
    }
  }

  /** Shows now what has happened, as far as that is allowed in this second. */
  public void flush() {
    synchronized (lock) {
      if (pending.isEmpty()) {
        return;
      }
    }
    if (untilNextLine() <= 0) {
      awaitReturns(); // else a receive could be told before its send
      show();
    }
  }

  private void awaitReturns() {
    long now = System.nanoTime();
    do {
      LockSupport.parkNanos(PEER_NANOS);
    } while (recording.isReturning(now, RETURNING_NANOS));
  }

  private void show() {
    synchronized (showing) {
      List<Event> events;
      long more;
      synchronized (lock) {
        events = List.copyOf(pending);
        more = untold;
        pending = new ArrayDeque<>();
        untold = 0;
      }
      if (events.isEmpty()) {
        return;
      }
      long now = System.nanoTime();
      if (now - window >= SECOND) {
        window = now;
        shown = 0;
      }
      Look look = context.look();
      int room = Math.max(1, MOST_LINES - shown);
      List<Line> lines = view.draw(choice.apply(recording.arranged(events)), more, room, look);
      shown += lines.size();
      context.sink().text(new Text(lines));
    }
  }

  /** Shows what is left, and nothing from then on. */
  @Override
  public void close() {
    following.close();
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
    synchronized (showing) {
      thread.interrupt(); // while it waits, and not while it prints
      shown = 0; // the end is not to be hidden by what came before
    }
    show();
  }
}
