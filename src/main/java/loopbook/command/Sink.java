package loopbook.command;

import loopbook.text.Line;
import loopbook.text.Text;

/** Where lines appear while a command runs. May be called from any thread. */
@FunctionalInterface
public interface Sink {
  void line(Line line);

  default void text(Text text) {
    text.lines().forEach(this::line);
  }
}
