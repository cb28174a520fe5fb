package loopbook.weave;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link Instrumentation} that the JVM hands over; nothing is woven before it is asked
 * for.
 */
public final class Agent {
  private static volatile @Nullable Instrumentation instrumentation;

  private Agent() {}

  public static void agentmain(String args, Instrumentation given) {
    instrumentation = given;
  }

  public static void premain(String args, Instrumentation given) {
    instrumentation = given;
  }

  static @Nullable Instrumentation instrumentation() {
    return instrumentation;
  }
}
