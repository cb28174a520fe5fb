package loopbook.course;

import java.nio.file.Path;

/**
 * Something wrong in a file that an author or a learner wrote.
 *
 * @param line from 1; 0 where no line is to blame
 * @param what what is wrong, a sentence
 * @param next what to do about it, a sentence
 */
public record Problem(Path file, int line, String what, String next) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + what + " " + next;
  }
}
