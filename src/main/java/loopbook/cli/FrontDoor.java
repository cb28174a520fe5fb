package loopbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import loopbook.progress.Workspace;
import loopbook.shell.Shell;
import loopbook.text.Look;

/** What opens when the workbook is started without a command. */
interface FrontDoor {
  /** The prompt. */
  FrontDoor THE_ONE =
      new FrontDoor() {
        @Override
        public int enter(Path home) {
          try {
            return Shell.open(setup(home)).code();
          } catch (IOException none) {
            return new CommandLine(home, Surroundings.ours()).run("help");
          }
        }

        @Override
        public int train(Path home) {
          Shell.train(setup(home));
          return 0;
        }
      };

  /**
   * Opens, and returns when the session ends.
   *
   * @return the exit code
   */
  int enter(Path home);

  /**
   * Does once what a session does at its start, so that its classes are in the archive; shows
   * nothing and asks nothing.
   */
  int train(Path home);

  private static Shell.Setup setup(Path home) {
    Surroundings here = Surroundings.ours();
    Path folder =
        Workspace.choose(
            Optional.empty(), here.environment(), Path.of(System.getProperty("user.home", ".")));
    Look look = here.look(false);
    return new Shell.Setup(
        home, Workspace.at(folder), look.theme(), look.palette(), here.environment());
  }
}
