package loopbook.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import loopbook.command.Asker;

/** Asks at the terminal; anything but a yes is a no. */
record KeyboardAsker(Surroundings surroundings) implements Asker {
  @Override
  public Reply ask(String question) {
    surroundings.out().print(question + " [y/N] ");
    surroundings.out().flush();
    try {
      BufferedReader keys =
          new BufferedReader(new InputStreamReader(surroundings.in(), Charset.defaultCharset()));
      String answer = keys.readLine();
      if (answer == null) {
        return Reply.NOBODY;
      }
      return answer.strip().toLowerCase(Locale.ROOT).startsWith("y") ? Reply.YES : Reply.NO;
    } catch (IOException closed) {
      return Reply.NOBODY;
    }
  }
}
