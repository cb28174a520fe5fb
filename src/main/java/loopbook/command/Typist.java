package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.text.Line;

/** Gives lines to a command that talks with somebody while it runs. */
public interface Typist {
  /** Where nothing is typed at all. */
  Typist NOBODY = asking -> Optional.empty();

  /**
   * The next line, without its end and otherwise as it was typed; waits for it. Empty when no more
   * will come.
   *
   * @throws InterruptedException if the user ends the command instead
   */
  Optional<String> line(Asking asking) throws InterruptedException;

  /** Whether a person types, who sees what happened before the next line. */
  default boolean isPerson() {
    return false;
  }

  /**
   * How a line is asked for, where a person types it.
   *
   * @param keys what can be typed, in one line
   * @param words those that can be completed
   */
  record Asking(Line prompt, Line keys, List<Candidate> words) {
    public Asking {
      words = List.copyOf(words);
    }
  }
}
