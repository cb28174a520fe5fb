package loopbook.command;

import java.util.List;

/** A word that the workbook obeys, at the prompt and on the command line. */
public interface Command {
  /** The word; no keyword of Java. */
  String name();

  /** Other words for it. */
  default List<String> aliases() {
    return List.of();
  }

  /**
   * Where its texts are: {@code NAME.usage} (how it is called), {@code NAME.summary} (one line) and
   * {@code NAME.help} (the rest; may be missing).
   */
  default Messages messages() {
    return Say.messages();
  }

  /**
   * Reads the words after the name. Has no effect and is strict, since the prompt decides by it
   * whether a line is a command or Java: a word that is not understood refuses the whole line.
   */
  Parsed parse(List<String> words);

  /**
   * What may stand next.
   *
   * @param before the complete words between the name and the cursor's word
   */
  default List<Candidate> candidates(Context context, List<String> before) {
    return List.of();
  }
}
