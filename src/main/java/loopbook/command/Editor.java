package loopbook.command;

import java.nio.file.Path;
import java.util.Optional;

/** Opens a file for editing: the front end knows how. */
@FunctionalInterface
public interface Editor {
  /** Where there is no editor, as on a command line that is not a terminal. */
  Editor NONE = file -> Optional.of("");

  /**
   * Returns when the file is closed.
   *
   * @return why it could not be opened; empty if it could
   */
  Optional<String> open(Path file) throws InterruptedException;
}
