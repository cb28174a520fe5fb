package loopbook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A file that the learner named to be written. */
final class Target {
  private Target() {}

  static Optional<Path> path(String word) {
    try {
      return Optional.of(Path.of(word));
    } catch (InvalidPathException odd) {
      return Optional.empty();
    }
  }

  /** Why it may not be written; empty if it is new, or may be written over. */
  static Optional<Result> refusal(Context context, Path target) throws InterruptedException {
    if (!Files.exists(target)) {
      return Optional.empty();
    }
    return switch (context.asker().ask(Say.get("export.ask", target))) {
      case YES -> Optional.empty();
      case NO -> Optional.of(Say.result(Status.DONE, context, "reset.kept"));
      case NOBODY -> Optional.of(Say.result(Status.USAGE, context, "export.exists", target));
    };
  }

  /** Where the file is made before it takes its place, whole or not at all. */
  static Path draft(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".draft");
  }

  /** Writes it whole or not at all. */
  static void write(Path target, String text) throws IOException {
    Path draft = draft(target);
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
