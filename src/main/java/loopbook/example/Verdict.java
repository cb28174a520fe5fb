package loopbook.example;

import java.util.List;
import java.util.Optional;

/**
 * Whether the answer that a card states as right is what happened.
 *
 * @param happened the answer according to the run, as far as its bindings tell
 * @param against the bindings that the run contradicts; none if the stated answer is right
 * @param unreadable bindings that say nothing known
 */
public record Verdict(Optional<String> happened, List<Line> against, List<Line> unreadable) {
  public Verdict {
    against = List.copyOf(against);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A line of the card's comment.
   *
   * @param line of the lesson's file, from 1
   * @param text the binding
   * @param why what the run has instead, or what is not understood; may be empty
   */
  public record Line(int line, String text, String why) {}

  /** Whether the stated answer is right, and every binding is understood. */
  public boolean holds() {
    return against.isEmpty() && unreadable.isEmpty();
  }
}
