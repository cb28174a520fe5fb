package loopbook.cli;

import java.nio.file.Path;

/** What opens when the workbook is started without arguments. */
interface FrontDoor {
  /** The prompt. */
  FrontDoor THE_ONE =
      new FrontDoor() {
        @Override
        public int enter(Path home) {
          return new CommandLine(home, Surroundings.ours()).run("help");
        }

        @Override
        public int train(Path home) {
          return new CommandLine(home, Surroundings.ours()).run("help");
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
}
