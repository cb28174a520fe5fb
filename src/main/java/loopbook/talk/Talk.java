package loopbook.talk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Our end of a conversation. What is done returns at once what became of it; what happens is told
 * as it happens, on any thread, one at a time. A wait ends when its thread is interrupted.
 */
public abstract sealed class Talk implements AutoCloseable permits StreamTalk, DatagramTalk {
  private final Consumer<News> told;
  private long count;

  Talk(Consumer<News> told) {
    this.told = told;
  }

  /** What became of something that was asked for. */
  public enum Done {
    DONE,
    /** Nobody is connected, or has written, yet. */
    NOBODY,
    /** Our own direction has ended already. */
    HALF_CLOSED,
    /** There is no connection any more. */
    OVER,
    /** Datagrams have no end and no reset. */
    NOT_WITH_DATAGRAMS
  }

  /** Sends them all; waits while the other end does not take them. */
  public abstract Done send(Bytes bytes) throws InterruptedException;

  /** Ends our direction. */
  public abstract Done halfClose();

  /** Closes this conversation; a server waits for the next one then. */
  public abstract Done hangUp();

  /** Closes it with a reset. */
  public abstract Done reset();

  /** Whether there is somebody to send to. */
  public abstract boolean hasPartner();

  /** Whether the other end has ended its direction, or nothing more can come at all. */
  public abstract boolean isEnded();

  /** Whether nothing more can be done in it. */
  public abstract boolean isOver();

  /** How often something was told. */
  public synchronized long news() {
    return count;
  }

  /** Waits until it is so, which is looked at after all news; false if it was not so in time. */
  public synchronized boolean await(BooleanSupplier so, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Closes all that is open, and waits until nothing more is told. */
  @Override
  public abstract void close();

  final void tell(News news) {
    synchronized (told) {
      told.accept(news);
    }
    synchronized (this) {
      count++;
      notifyAll();
    }
  }

  static String words(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  static Thread start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for the end of a thread whose socket was closed. */
  static void join(Thread thread) {
    try {
      if (thread != Thread.currentThread()) {
        thread.join(TimeUnit.SECONDS.toMillis(2));
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
