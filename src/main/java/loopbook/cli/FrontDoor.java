package loopbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import loopbook.judge.Jars;
import loopbook.progress.Workspace;
import loopbook.sandbox.Archive;
import loopbook.shell.Shell;
import loopbook.shell.Training;
import loopbook.text.Look;

/** What opens when the workbook is started without a command. */
interface FrontDoor {
  /** The prompt. */
  FrontDoor THE_ONE =
      new FrontDoor() {
        @Override
        public int enter(Path home, Optional<Path> workspace, boolean plain) {
          try {
            return Shell.open(setup(home, workspace, plain)).code();
          } catch (IOException none) {
            return new CommandLine(home, Surroundings.ours()).run("help");
          }
        }

        @Override
        public int train(Path home, Optional<Path> archive) {
          if (archive.isEmpty()) {
            Shell.train(setup(home, Optional.empty(), false));
            return 0;
          }
          try {
            Archive.make(Jars.of(home).child());
            Training.make(home, archive.get());
            return 0;
          } catch (IOException failed) {
            System.err.println(failed.getMessage());
            return 1;
          }
        }
      };

  /**
   * Opens, and returns when the session ends.
   *
   * @param workspace the folder that was asked for
   * @param plain without colours
   * @return the exit code
   */
  int enter(Path home, Optional<Path> workspace, boolean plain);

  /**
   * Makes the archives of the classes that children and a session load; without a file to write,
   * does once what a session does at its start, for the archive that this JVM writes at its end.
   * Shows nothing and asks nothing.
   *
   * @return the exit code
   */
  int train(Path home, Optional<Path> archive);

  private static Shell.Setup setup(Path home, Optional<Path> workspace, boolean plain) {
    Surroundings here = Surroundings.ours();
    Path folder =
        Workspace.choose(
            workspace, here.environment(), Path.of(System.getProperty("user.home", ".")));
    Look look = here.look(plain);
    return new Shell.Setup(
        home, Workspace.at(folder), look.theme(), look.palette(), here.environment());
  }
}
