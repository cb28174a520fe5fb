package loopbook.shell;

import java.util.List;
import java.util.Optional;
import loopbook.command.Typist;
import loopbook.text.Line;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jspecify.annotations.Nullable;

/**
 * The prompt of a command that talks while it runs: a reader of its own, to which a line is nothing
 * but text. What happens meanwhile appears above it.
 */
final class Dictation implements Typist {
  private final Screen screen;
  private @Nullable LineReader usual;
  private @Nullable Footer footer;
  private @Nullable LineReader reader;
  private List<loopbook.command.Candidate> words = List.of();

  Dictation(Screen screen) {
    this.screen = screen;
  }

  /**
   * Makes it usable.
   *
   * @param typing the reader that the screen goes back to
   */
  void open(LineReader typing, Footer below) {
    usual = typing;
    footer = below;
  }

  @Override
  public boolean isPerson() {
    return true;
  }

  @Override
  public Optional<String> line(Asking asking) throws InterruptedException {
    LineReader before = usual;
    if (before == null || footer == null) {
      return Optional.empty();
    }
    LineReader typing = reader();
    words = asking.words();
    footer.show(asking.keys());
    screen.reader(typing);
    try {
      return Optional.of(typing.readLine(rendered(asking.prompt())));
    } catch (UserInterruptException stop) {
      throw new InterruptedException("stopped by the user");
    } catch (EndOfFileException end) {
      return Optional.empty();
    } finally {
      screen.reader(before);
    }
  }

  private String rendered(Line prompt) {
    return screen.look().render(prompt);
  }

  private LineReader reader() {
    LineReader made = reader;
    if (made == null) {
      made =
          LineReaderBuilder.builder()
              .terminal(screen.terminal())
              .appName("loopbook-be")
              .parser(new DefaultParser().escapeChars(null).quoteChars(new char[0]))
              .completer((r, line, candidates) -> complete(line.line(), candidates))
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   > ")
              // a backslash and an exclamation mark are text
              .option(Option.DISABLE_EVENT_EXPANSION, true)
              .option(Option.INSERT_TAB, true)
              .build();
      reader = made;
    }
    return made;
  }

  private void complete(String line, List<Candidate> candidates) {
    if (line.startsWith(":")) {
      words.forEach(
          w ->
              candidates.add(new Candidate(w.word(), w.word(), null, w.about(), null, null, true)));
    }
  }
}
