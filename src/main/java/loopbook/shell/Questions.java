package loopbook.shell;

import java.util.Locale;
import loopbook.command.Asker;
import loopbook.text.Line;
import loopbook.text.Tone;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jspecify.annotations.Nullable;

/** Asks at the prompt; anything but a yes is a no. */
final class Questions implements Asker {
  private final Screen screen;
  private @Nullable LineReader reader;

  Questions(Screen screen) {
    this.screen = screen;
  }

  void reader(LineReader typing) {
    reader = typing;
  }

  @Override
  public Reply ask(String question) throws InterruptedException {
    LineReader typing = reader;
    if (typing == null) {
      return Reply.NOBODY;
    }
    String prompt = screen.look().render(Line.of(question + " [y/N] ", Tone.WARNING));
    Object history = typing.getVariable(LineReader.DISABLE_HISTORY);
    typing.setVariable(LineReader.DISABLE_HISTORY, true);
    try {
      String answer = typing.readLine(prompt).strip().toLowerCase(Locale.ROOT);
      return answer.startsWith("y") ? Reply.YES : Reply.NO;
    } catch (UserInterruptException | EndOfFileException no) {
      return Reply.NO;
    } finally {
      typing.setVariable(LineReader.DISABLE_HISTORY, history);
    }
  }
}
