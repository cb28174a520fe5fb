package loopbook.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.command.Editor;
import loopbook.command.Messages;
import org.jline.builtins.Nano;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;

/** The reader's own editor ({@code VISUAL}, then {@code EDITOR}), else one that is built in. */
final class Editors implements Editor {
  private final Screen screen;
  private final Map<String, String> environment;
  private final Messages messages;

  Editors(Screen screen, Map<String, String> environment, Messages messages) {
    this.screen = screen;
    this.environment = environment;
    this.messages = messages;
  }

  @Override
  public Optional<String> open(Path file) throws InterruptedException {
    Optional<String> chosen = chosen();
    if (chosen.isEmpty() && !screen.canMove()) {
      return Optional.of(messages.get("editor.none"));
    }
    Terminal terminal = screen.terminal();
    Attributes before = terminal.getAttributes();
    try {
      return chosen.isPresent() ? external(chosen.get(), file) : builtIn(terminal, file);
    } finally {
      terminal.setAttributes(before);
    }
  }

  private Optional<String> chosen() {
    return List.of("VISUAL", "EDITOR").stream()
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /** The value may hold options, as in {@code code --wait}. */
  private Optional<String> external(String command, Path file) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(command.split("\\s+")));
    words.add(file.toString());
    try {
      int status = new ProcessBuilder(words).inheritIO().start().waitFor();
      return status == 0
          ? Optional.empty()
          : Optional.of(messages.get("editor.failed", command, status));
    } catch (IOException missing) {
      return Optional.of(messages.get("editor.missing", command));
    }
  }

  private Optional<String> builtIn(Terminal terminal, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Nano nano = new Nano(terminal, folder);
      nano.tabs = 2;
      nano.open(file.getFileName().toString());
      nano.run();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(messages.get("editor.broken", file, String.valueOf(e.getMessage())));
    }
  }
}
