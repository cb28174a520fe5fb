package loopbook.command;

import loopbook.text.Text;

/**
 * What a command came to.
 *
 * @param text to be read now, as a whole; the front end may page it
 * @param leave whether the session ends with it
 */
public record Result(Status status, Text text, boolean leave) {
  /** Done, with nothing more to say than the sink has heard. */
  public static final Result DONE = done(Text.EMPTY);

  public static Result done(Text text) {
    return new Result(Status.DONE, text, false);
  }

  public static Result of(Status status, Text text) {
    return new Result(status, text, false);
  }
}
