package loopbook.grade.intake;

import java.util.Locale;
import java.util.Set;

/** What systems and tools leave behind, which nobody meant to hand in. */
final class Junk {
  private static final Set<String> FOLDERS =
      Set.of(
          "__macosx",
          ".git",
          ".idea",
          ".vscode",
          ".settings",
          ".gradle",
          ".mvn",
          ".metadata",
          "node_modules",
          "__pycache__");
  private static final Set<String> FILES = Set.of("thumbs.db", "desktop.ini");
  private static final Set<String> DERIVED = Set.of("target", "build", "out", "bin", "classes");

  private Junk() {}

  /** Whether nothing below a folder of that name counts. */
  static boolean isFolder(String name) {
    return FOLDERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a file of that name counts for nothing. */
  static boolean isFile(String name) {
    return name.startsWith(".") || FILES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether a path leads through a junk folder, or to a junk file. */
  static boolean isPath(String path) {
    String[] parts = path.split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      if (isFolder(parts[i])) {
        return true;
      }
    }
    return parts.length == 0 || isFile(parts[parts.length - 1]);
  }

  /** Whether a path leads through a folder of what tools make. */
  static boolean isDerived(String path) {
    String[] parts = path.split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      if (DERIVED.contains(parts[i].toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
