package loopbook.grade.report;

import java.util.stream.Collectors;
import loopbook.text.Line;

/**
 * What a submission wrote, made harmless to read: control characters and marks that turn the
 * direction of a line become visible, halves of surrogate pairs become U+FFFD, and what is longer
 * than the limit is cut and says so. It is not yet safe inside a markup.
 */
final class Plain {
  private Plain() {}

  /** With its lines, which end in line feeds; {@code most} is in UTF-16 units before the cut. */
  static String lines(String text, int most) {
    return cut(text, most)
        .lines()
        .map(line -> Line.of(line).plain())
        .collect(Collectors.joining("\n"));
  }

  /** On one line. */
  static String line(String text, int most) {
    return lines(text.strip(), most).replace('\n', ' ');
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + Wording.of("cut", text.length() - end);
  }
}
