package loopbook.grade.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders as GitHub Classroom names them: {@code assignment-username}, each a repository. */
final class Classroom {
  private Classroom() {}

  /**
   * The part of the names that is the assignment's, with its hyphen; empty unless there are several
   * repositories and all begin with it. What is left of each is not empty.
   */
  static String assignment(List<Path> entries) {
    List<String> names =
        entries.stream()
            .filter(e -> Files.exists(e.resolve(".git")))
            .map(e -> String.valueOf(e.getFileName()))
            .toList();
    if (names.size() < 2) {
      return "";
    }
    String common = names.get(0);
    for (String name : names) {
      int same = 0;
      while (same < Math.min(common.length(), name.length())
          && common.charAt(same) == name.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common.substring(0, common.lastIndexOf('-') + 1);
  }
}
