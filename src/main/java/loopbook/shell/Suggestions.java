package loopbook.shell;

import java.util.List;
import java.util.Optional;
import loopbook.command.Candidate;
import loopbook.command.Command;
import loopbook.command.Context;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What may stand at the cursor: commands, their arguments, and Java. */
final class Suggestions implements Completer {
  private final Context context;
  private final JavaWords java;

  /** Completes Java. */
  @FunctionalInterface
  interface JavaWords {
    /** The words that may replace the one at the cursor, as JLine's. */
    List<org.jline.reader.Candidate> at(String text, int cursor, String word);
  }

  Suggestions(Context context, JavaWords java) {
    this.context = context;
    this.java = java;
  }

  @Override
  public void complete(
      LineReader reader, ParsedLine line, List<org.jline.reader.Candidate> candidates) {
    List<String> words = line.words();
    boolean first = line.wordIndex() == 0;
    boolean oneLine = line.line().indexOf('\n') < 0;
    if (oneLine && first) {
      String typed = line.word();
      String colon = typed.startsWith(":") ? ":" : "";
      for (Command command : context.registry().all()) {
        String about = command.messages().orEmpty(command.name() + ".summary");
        candidates.add(candidate(colon + command.name(), about));
      }
    }
    if (oneLine && !first) {
      String word = words.get(0).startsWith(":") ? words.get(0).substring(1) : words.get(0);
      Optional<Command> command = context.registry().find(word);
      command.ifPresent(
          c -> {
            List<String> before = words.subList(1, line.wordIndex());
            for (Candidate each : c.candidates(context, before)) {
              candidates.add(candidate(each.word(), each.about()));
            }
          });
    }
    if (candidates.isEmpty() || first) {
      candidates.addAll(java.at(line.line(), line.cursor(), line.word()));
    }
  }

  private static org.jline.reader.Candidate candidate(String word, String about) {
    return new org.jline.reader.Candidate(
        word, word, null, about.isEmpty() ? null : about, null, null, true);
  }
}
