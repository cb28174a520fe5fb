package loopbook.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.command.Editor;

/** The editor that {@code VISUAL} or {@code EDITOR} names. */
record OwnEditor(Map<String, String> environment) implements Editor {
  @Override
  public Optional<String> open(Path file) throws InterruptedException {
    String named = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", ""));
    if (named.isBlank()) {
      return Optional.of("");
    }
    List<String> command = new ArrayList<>(Arrays.asList(named.strip().split("\\s+")));
    command.add(file.toString());
    try {
      int code = new ProcessBuilder(command).inheritIO().start().waitFor();
      return code == 0 ? Optional.empty() : Optional.of(named + ": exit " + code);
    } catch (IOException cannot) {
      return Optional.of(named + ": " + cannot.getMessage());
    }
  }
}
