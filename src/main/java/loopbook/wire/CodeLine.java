package loopbook.wire;

/**
 * A line of the learner's code.
 *
 * @param party whose code it is, or "" if the place does not tell
 * @param source what the reader calls the text: a role or a file
 * @param line from 1
 */
public record CodeLine(String party, String source, int line) {
  @Override
  public String toString() {
    return source + ":" + line;
  }
}
