package loopbook.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.command.Action;
import loopbook.command.Asker;
import loopbook.command.Command;
import loopbook.command.Commands;
import loopbook.command.Context;
import loopbook.command.Editor;
import loopbook.command.Front;
import loopbook.command.Messages;
import loopbook.command.Parsed;
import loopbook.command.Registry;
import loopbook.command.Result;
import loopbook.command.Status;
import loopbook.command.Troubles;
import loopbook.progress.Workspace;
import loopbook.text.Line;
import loopbook.text.Look;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One command without a prompt: {@code loopbook [--plain] COMMAND …}. */
final class CommandLine {
  private static final Messages MESSAGES = Messages.of("loopbook.cli.messages");

  private final Path home;
  private final Surroundings surroundings;

  CommandLine(Path home, Surroundings surroundings) {
    this.home = home;
    this.surroundings = surroundings;
  }

  /** Runs it and returns the exit code. */
  int run(String... args) {
    int code = call(args);
    surroundings.out().flush();
    surroundings.err().flush();
    return code;
  }

  private int call(String[] args) {
    ParseResult parsed;
    try {
      parsed =
          new picocli.CommandLine(spec())
              .setUnmatchedOptionsArePositionalParams(true)
              .parseArgs(args);
    } catch (ParameterException wrong) {
      return usage(MESSAGES.get("option.wrong", wrong.getMessage())).code();
    }
    List<String> words = new ArrayList<>(parsed.matchedPositionalValue(0, List.<String>of()));
    if (parsed.hasMatchedOption("--version")) {
      words = List.of("version");
    } else if (parsed.hasMatchedOption("--help")) {
      words = words.isEmpty() ? List.of("help") : List.of("help", words.get(0));
    }
    return words.isEmpty()
        ? FrontDoor.THE_ONE.enter(home, workspace(parsed), parsed.hasMatchedOption("--plain"))
        : obey(words, parsed).code();
  }

  private Status obey(List<String> words, ParseResult options) {
    Registry registry = Commands.all();
    Optional<Command> command = registry.find(words.get(0));
    if (command.isEmpty()) {
      List<String> meant = registry.meant(words.get(0));
      return usage(
          MESSAGES.get("command.unknown", words.get(0)),
          meant.isEmpty()
              ? MESSAGES.get("command.all")
              : MESSAGES.get("command.meant", String.join(", ", meant)));
    }
    Parsed parsed = command.get().parse(words.subList(1, words.size()));
    if (parsed instanceof Parsed.Refused refused) {
      return usage(
          command.get().name() + ": " + refused.why(),
          MESSAGES.get("command.usage", registry.usage(command.get())));
    }
    Look look = surroundings.look(options.hasMatchedOption("--plain"));
    Printer printer = new Printer(surroundings.out(), look, surroundings.terminal());
    try (Context context = context(registry, options, look, printer)) {
      return run(((Parsed.Ready) parsed).action(), context);
    } finally {
      printer.takeBack();
    }
  }

  private Status run(Action action, Context context) {
    try {
      Result result = action.run(context);
      context.sink().text(result.text());
      for (Line line : Troubles.drain(context)) {
        surroundings.err().println(context.look().render(line));
      }
      return result.status();
    } catch (InterruptedException stopped) {
      return Status.INTERRUPTED;
    }
  }

  private Context context(Registry registry, ParseResult options, Look look, Printer printer) {
    Path folder =
        Workspace.choose(
            workspace(options),
            surroundings.environment(),
            Path.of(System.getProperty("user.home", ".")));
    return Context.builder(home, Workspace.at(folder), registry)
        .front(Front.LINE)
        .look(() -> look)
        .sink(printer)
        .asker(options.hasMatchedOption("--yes") ? Asker.YES : asker())
        .editor(surroundings.terminal() ? new OwnEditor(surroundings.environment()) : Editor.NONE)
        .typist(new PipedTypist(surroundings.in()))
        .build();
  }

  private static Optional<Path> workspace(ParseResult options) {
    @Nullable Path asked = options.matchedOptionValue("--workspace", (Path) null);
    return Optional.ofNullable(asked);
  }

  private Asker asker() {
    return surroundings.terminal() ? new KeyboardAsker(surroundings) : Asker.NOBODY;
  }

  private Status usage(String... lines) {
    for (int i = 0; i < lines.length; i++) {
      surroundings.err().println(i == 0 ? "loopbook: " + lines[i] : "  " + lines[i]);
    }
    return Status.USAGE;
  }

  private static CommandSpec spec() {
    return CommandSpec.create()
        .addOption(OptionSpec.builder("--workspace").type(Path.class).build())
        .addOption(OptionSpec.builder("--plain").build())
        .addOption(OptionSpec.builder("--yes", "-y").build())
        .addOption(OptionSpec.builder("--help", "-h").build())
        .addOption(OptionSpec.builder("--version", "-V").build())
        .addPositional(
            PositionalParamSpec.builder()
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
  }
}
