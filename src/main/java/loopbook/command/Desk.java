package loopbook.command;

import java.util.Optional;
import loopbook.course.Exercise;
import org.jspecify.annotations.Nullable;

/** What lies open in a session: the lesson one reads and the exercise one works on. */
public final class Desk {
  private @Nullable Reader reader;
  private @Nullable Exercise exercise;
  private boolean working;
  private @Nullable Kept lastRun;
  private @Nullable KeptCheck lastCheck;
  private Optional<Boolean> checkIsLater = Optional.empty();
  private @Nullable Long typed;
  private volatile boolean live = true;

  /** The lesson that is open, and how far. */
  public synchronized Optional<Reader> reader() {
    return Optional.ofNullable(reader);
  }

  public synchronized void reader(Reader now) {
    reader = now;
    working = false;
  }

  /** The exercise that commands without an argument mean. */
  public synchronized Optional<Exercise> exercise() {
    return Optional.ofNullable(exercise);
  }

  public synchronized void exercise(Exercise now) {
    exercise = now;
    working = true;
  }

  /** The exercise one works on: empty when one has turned to the lesson again. */
  public synchronized Optional<Exercise> work() {
    return working ? exercise() : Optional.empty();
  }

  /** Turns to the lesson again. */
  synchronized void leaveWork() {
    working = false;
  }

  /** Whether what happens at the session's sockets is shown while it happens. */
  public boolean isLive() {
    return live;
  }

  void live(boolean now) {
    live = now;
  }

  synchronized Optional<Kept> lastRun() {
    return Optional.ofNullable(lastRun);
  }

  synchronized void lastRun(Kept now) {
    lastRun = now;
    checkIsLater = Optional.of(false);
    typed = null;
  }

  /** The last check that failed in this session. */
  synchronized Optional<KeptCheck> lastCheck() {
    return Optional.ofNullable(lastCheck);
  }

  synchronized void lastCheck(KeptCheck now) {
    lastCheck = now;
    checkIsLater = Optional.of(true);
    typed = null;
  }

  /** The same check, of which more was seen; nothing if another one came meanwhile. */
  synchronized void seen(KeptCheck before, KeptCheck now) {
    if (lastCheck == null || lastCheck.equals(before)) {
      lastCheck = now;
    }
  }

  synchronized void noCheck() {
    lastCheck = null;
    checkIsLater = Optional.of(false);
  }

  /** Java was typed and begins. */
  public synchronized void types() {
    if (typed == null) {
      typed = System.nanoTime();
    }
  }

  /** When the first Java was typed after the last run and the last check, of {@code nanoTime}. */
  synchronized Optional<Long> typed() {
    return Optional.ofNullable(typed);
  }

  /** Whether the last check came after the last run; empty if this session has neither. */
  synchronized Optional<Boolean> checkIsLater() {
    return checkIsLater;
  }
}
