package loopbook.judge.child;

import java.util.function.Consumer;
import loopbook.judge.call.Message;

/** Reports socket calls to the judge, for the diagram. */
final class Tracing {
  private Tracing() {}

  static boolean start(Consumer<Message> tell) {
    return false;
  }
}
