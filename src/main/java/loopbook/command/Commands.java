package loopbook.command;

import java.util.List;

/** The commands that both front ends have. */
public final class Commands {
  private Commands() {}

  /** A fresh registry with all of them; a front end may add its own. */
  public static Registry all() {
    return new Registry(
        List.of(
            new Contents(),
            new Open(),
            new Next(),
            new Skip(),
            new Back(),
            new Track(),
            new Search(),
            new Run(),
            new Remix(),
            new Predict(),
            new Wire(),
            Show.hex(),
            Show.states(),
            new Sockets(),
            new LiveSwitch(),
            new Be(),
            new ExerciseCommand(),
            new Edit(),
            new Check(),
            new Watch(),
            new Hint(),
            new Solution(),
            new Reset(),
            new Undo(),
            new Standing(),
            new Api(),
            new Export(),
            new Doctor(),
            new LintCommand(),
            new CoverageCommand(),
            new Stress(),
            new Grade(),
            new Regrade(),
            new Help(),
            new Version(),
            new Lang(),
            new Quit()));
  }
}
