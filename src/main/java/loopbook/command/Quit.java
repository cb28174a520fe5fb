package loopbook.command;

import java.util.List;
import loopbook.text.Text;

/** Ends the session; what was done is saved already. */
final class Quit implements Command {
  @Override
  public String name() {
    return "quit";
  }

  @Override
  public List<String> aliases() {
    return List.of("exit");
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(
        words, arguments -> context -> new Result(Status.DONE, () -> Text.EMPTY, true));
  }
}
