package loopbook.command;

import java.util.List;
import java.util.Optional;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;
import loopbook.text.Wrap;

/** All commands by what they are for, or one of them in full. */
final class Help implements Command {
  private static final List<String> GROUPS = List.of("read", "run", "exercise", "about");

  @Override
  public String name() {
    return "help";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(word -> word.matches(":?[a-z]+"), 0, 1)
        .parse(
            words,
            arguments ->
                context ->
                    arguments
                        .plain(0)
                        .map(word -> one(context, word.replace(":", "")))
                        .orElseGet(() -> Result.done(all(context))));
  }

  @Override
  public List<Candidate> candidates(Context context, List<String> before) {
    return before.isEmpty()
        ? context.registry().all().stream()
            .map(c -> new Candidate(c.name(), text(c, "summary")))
            .toList()
        : List.of();
  }

  private static Result one(Context context, String word) {
    Optional<Command> command = context.registry().find(word);
    if (command.isEmpty()) {
      List<String> meant = context.registry().meant(word);
      return meant.isEmpty()
          ? Say.result(Status.USAGE, context, "help.none", word)
          : Say.result(Status.USAGE, context, "help.meant", word, String.join(", ", meant));
    }
    Command found = command.get();
    Text.Builder text = Text.builder();
    text.line(Line.of(context.registry().usage(found), Tone.KEY));
    text.add(Wrap.wrap(Say.marked(text(found, "summary"), Tone.PLAIN), context.look().width()));
    for (String line : text(found, "help").split("\n", -1)) {
      if (!line.isBlank()) {
        text.add(Wrap.wrap(Say.marked(line, Tone.PLAIN), context.look().width()));
      }
    }
    if (!found.aliases().isEmpty()) {
      text.line(Say.line("help.aliases", String.join(", ", found.aliases())));
    }
    return Result.done(text.build());
  }

  private static Text all(Context context) {
    Text.Builder text = Text.builder();
    text.add(Say.text(context, context.front() == Front.PROMPT ? "help.prompt" : "help.line"));
    int column =
        context.registry().all().stream()
            .mapToInt(c -> context.registry().usage(c).length())
            .filter(length -> length <= 26)
            .max()
            .orElse(0);
    for (String group : GROUPS) {
      text.gap().line(Say.line(Tone.HEADING, "help.group." + group));
      for (Command command : context.registry().all()) {
        if (text(command, "group").equals(group)) {
          row(context, text, command, Math.min(column, context.look().width() / 2));
        }
      }
    }
    return text.build();
  }

  private static void row(Context context, Text.Builder text, Command command, int column) {
    Line usage = Line.of("  " + context.registry().usage(command), Tone.KEY);
    Line summary = Say.marked(text(command, "summary"), Tone.PLAIN);
    Line margin = Line.of(" ".repeat(column + 4));
    if (usage.width() > column + 2) {
      text.add(Wrap.wrap(usage, context.look().width(), Line.EMPTY, Line.of("    ")));
      text.add(Wrap.wrap(summary, context.look().width(), margin, margin));
    } else {
      text.add(Wrap.wrap(summary, context.look().width(), usage.pad(column + 4), margin));
    }
  }

  private static String text(Command command, String what) {
    return command.messages().orEmpty(command.name() + "." + what);
  }
}
