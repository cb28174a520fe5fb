package loopbook.command;

import java.util.Optional;
import loopbook.course.Exercise;
import org.jspecify.annotations.Nullable;

/** What lies open in a session: the lesson one reads and the exercise one works on. */
public final class Desk {
  private @Nullable Reader reader;
  private @Nullable Exercise exercise;
  private @Nullable Kept lastRun;

  /** The lesson that is open, and how far. */
  public synchronized Optional<Reader> reader() {
    return Optional.ofNullable(reader);
  }

  public synchronized void reader(Reader now) {
    reader = now;
  }

  /** The exercise that commands without an argument mean. */
  public synchronized Optional<Exercise> exercise() {
    return Optional.ofNullable(exercise);
  }

  public synchronized void exercise(Exercise now) {
    exercise = now;
  }

  synchronized Optional<Kept> lastRun() {
    return Optional.ofNullable(lastRun);
  }

  synchronized void lastRun(Kept now) {
    lastRun = now;
  }
}
