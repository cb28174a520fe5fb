package loopbook.command;

/** From where a command was called. */
public enum Front {
  /** The prompt: lessons go on piece by piece, what was typed before is remembered. */
  PROMPT,
  /** The command line: each call stands alone. */
  LINE
}
