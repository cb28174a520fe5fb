package loopbook.command;

/** What became of a command's words. */
public sealed interface Parsed {
  /** They are understood; running it may be done once or several times. */
  record Ready(Action action) implements Parsed {}

  /**
   * They are no arguments of this command.
   *
   * @param why a sentence for whoever meant them so
   */
  record Refused(String why) implements Parsed {}
}
