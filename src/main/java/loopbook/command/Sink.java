package loopbook.command;

import loopbook.text.Line;
import loopbook.text.Text;

/** Where lines appear while a command runs. May be called from any thread. */
@FunctionalInterface
public interface Sink {
  void line(Line line);

  /** What is true for the moment; shown where it can be taken back, and else not at all. */
  default void passing(Line line) {}

  /** Whether {@link #passing} is shown here. */
  default boolean showsPassing() {
    return false;
  }

  default void text(Text text) {
    text.lines().forEach(this::line);
  }
}
