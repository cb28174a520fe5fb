package loopbook.command;

import java.util.function.Supplier;
import loopbook.text.Text;

/**
 * What a command came to.
 *
 * @param drawing draws what is to be read now, as a whole, in the look that the context has at that
 *     moment; the front end may page it, and draw it again when the window changes
 * @param leave whether the session ends with it
 */
public record Result(Status status, Supplier<Text> drawing, boolean leave) {
  /** Done, with nothing more to say than the sink has heard. */
  public static final Result DONE = done(Text.EMPTY);

  public static Result done(Text text) {
    return of(Status.DONE, text);
  }

  /** Done, with a text that can be drawn again for another width. */
  public static Result done(Supplier<Text> drawing) {
    return new Result(Status.DONE, drawing, false);
  }

  public static Result of(Status status, Text text) {
    return new Result(status, () -> text, false);
  }

  /** What is to be read now. */
  public Text text() {
    return drawing.get();
  }
}
