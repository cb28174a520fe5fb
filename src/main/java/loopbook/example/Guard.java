package loopbook.example;

import java.lang.reflect.Field;
import java.util.function.IntConsumer;

/** The session's own class that its woven code asks whether it may go on. */
final class Guard {
  /** Its name; no learner's class is in this package. */
  static final String NAME = "loopbook.guard.Guard";

  private final Field raised;

  Guard(Class<?> woven) {
    try {
      raised = woven.getField("raised");
      woven.getField("stop").set(null, (Runnable) Guard::stop);
      woven.getField("exit").set(null, (IntConsumer) Guard::exit);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the guard class lacks a field", e);
    }
  }

  void raise() {
    set(true);
  }

  void lower() {
    set(false);
  }

  private void set(boolean value) {
    try {
      raised.setBoolean(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the guard's flag cannot be set", e);
    }
  }

  /** Some turn of the session is to end: this thread's, perhaps, or nobody knows. */
  private static void stop() {
    Turn turn = Turn.current();
    if (turn == null || turn.isStopped() || turn.session().isClosed()) {
      throw new Halt();
    }
  }

  private static void exit(int status) {
    Turn turn = Turn.current();
    if (turn != null) {
      turn.exit(status);
    }
    throw new Halt();
  }
}
