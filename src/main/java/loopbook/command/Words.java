package loopbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a line into words at blanks; a text in double quotes is one word. */
final class Words {
  private Words() {}

  /** The words; empty if a quote is not closed. */
  static Optional<List<String>> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean within = false;
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
        within = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (within) {
          words.add(word.toString());
          word.setLength(0);
          within = false;
        }
      } else {
        word.append(c);
        within = true;
      }
    }
    if (within) {
      words.add(word.toString());
    }
    return quoted ? Optional.empty() : Optional.of(words);
  }
}
