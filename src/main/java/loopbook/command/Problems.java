package loopbook.command;

import java.nio.file.Path;
import loopbook.course.Problem;

/** Says what is wrong in a file of the course, with the file as seen from the checkout. */
final class Problems {
  private Problems() {}

  static String words(Context context, Problem problem) {
    Path home = context.home().toAbsolutePath();
    Path file = problem.file().toAbsolutePath();
    Path shown = file.startsWith(home) ? home.relativize(file) : file;
    return new Problem(shown, problem.line(), problem.what(), problem.next()).toString();
  }
}
