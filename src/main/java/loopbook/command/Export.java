package loopbook.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the learner's own files and progress into a zip file. */
final class Export implements Command {
  @Override
  public String name() {
    return "export";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.words(
            word -> word.endsWith(".zip") && Target.path(word).isPresent(), 0, 1)
        .parse(words, given -> context -> run(context, given.plain(0).flatMap(Target::path)));
  }

  private static Result run(Context context, Optional<Path> asked) throws InterruptedException {
    Path workspace = context.workspace().folder();
    List<Path> files;
    try {
      files = files(workspace);
    } catch (IOException refused) {
      return Say.result(Status.FAULT, context, "export.failed", workspace, refused.getMessage());
    }
    if (files.isEmpty()) {
      return Say.result(Status.DONE, context, "export.nothing", workspace);
    }
    String day = LocalDate.ofInstant(context.now(), ZoneId.systemDefault()).toString();
    Path target = asked.orElse(Path.of("loopbook-" + day + ".zip")).toAbsolutePath();
    Optional<Result> refusal = Target.refusal(context, target);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      write(workspace, files, target);
    } catch (IOException refused) {
      return Say.result(Status.FAULT, context, "export.failed", target, refused.getMessage());
    }
    return Say.result(Status.DONE, context, "export.done", files.size(), target);
  }

  /** The exercises, own versions of examples and the progress; no backups, nothing hidden. */
  private static List<Path> files(Path workspace) throws IOException {
    if (!Files.isDirectory(workspace)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(workspace)) {
      return all.filter(Files::isRegularFile)
          .filter(
              file -> {
                Path own = workspace.relativize(file);
                return !own.startsWith("backups") && !own.toString().startsWith(".");
              })
          .sorted()
          .toList();
    }
  }

  private static void write(Path workspace, List<Path> files, Path target) throws IOException {
    Path draft = Target.draft(target);
    try {
      try (OutputStream out = Files.newOutputStream(draft);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Path file : files) {
          String name = workspace.relativize(file).toString().replace('\\', '/');
          zip.putNextEntry(new ZipEntry("loopbook/" + name));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
