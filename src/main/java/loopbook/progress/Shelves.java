package loopbook.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.progress.Workspace.Change;

/** The learner's exercise folders and their backups. */
final class Shelves {
  /** What an earlier backup replaced when it was brought back; never brought back itself. */
  private static final String BETWEEN = "undone-";

  private final Path exercises;
  private final Path backups;
  private final Disk disk;

  Shelves(Path folder, Disk disk) {
    this.exercises = folder.resolve("exercises");
    this.backups = folder.resolve("backups");
    this.disk = disk;
  }

  Path exercise(Exercise exercise) {
    return exercises.resolve(exercise.name());
  }

  Optional<Trouble> keep(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      disk.replace(file, content);
      return Optional.empty();
    } catch (IOException refused) {
      return Optional.of(new Trouble(Trouble.Kind.REFUSED, file, Refusal.of(refused)));
    }
  }

  Change open(Exercise exercise) {
    Path folder = exercise(exercise);
    try {
      Files.createDirectories(folder);
      List<Path> copied = new ArrayList<>();
      for (Path file : starter(exercise)) {
        Path own = folder.resolve(file.getFileName().toString());
        if (!Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
          disk.replace(own, disk.read(file));
          copied.add(own);
        }
      }
      return new Change.Opened(folder, copied);
    } catch (IOException refused) {
      return Workspace.refused(folder, refused);
    }
  }

  Change reset(Exercise exercise) {
    Path folder = exercise(exercise);
    if (!Files.exists(folder)) {
      Change opened = open(exercise);
      return opened instanceof Change.Opened ? new Change.Reset(folder, Optional.empty()) : opened;
    }
    Path backup = free(backups.resolve(exercise.name()), "");
    try {
      Files.createDirectories(backup.getParent());
      disk.move(folder, backup);
    } catch (IOException refused) {
      return Workspace.refused(folder, refused);
    }
    Change opened = open(exercise);
    if (opened instanceof Change.Opened) {
      return new Change.Reset(folder, Optional.of(backup));
    }
    return putBack(folder, backup, opened);
  }

  Change undo(Optional<String> name) {
    Optional<Path> last;
    try {
      last = lastBackup(name);
    } catch (IOException refused) {
      return Workspace.refused(backups, refused);
    }
    if (last.isEmpty()) {
      return new Change.Nothing();
    }
    Path backup = last.get();
    Path shelf = Objects.requireNonNull(backup.getParent());
    Path folder = exercises.resolve(String.valueOf(shelf.getFileName()));
    Optional<Path> between = Optional.empty();
    try {
      if (Files.exists(folder)) {
        Path aside = free(shelf, BETWEEN);
        disk.move(folder, aside);
        between = Optional.of(aside);
      }
      Files.createDirectories(exercises);
      disk.move(backup, folder);
      return new Change.Undone(folder, between);
    } catch (IOException refused) {
      Change failed = Workspace.refused(folder, refused);
      return between.isPresent() ? putBack(folder, between.get(), failed) : failed;
    }
  }

  /** After a change that went half way: as before, or the place where the files are now. */
  private Change putBack(Path folder, Path aside, Change failed) {
    try {
      if (Files.exists(folder)) {
        disk.move(folder, free(Objects.requireNonNull(aside.getParent()), "incomplete-"));
      }
      disk.move(aside, folder);
      return failed;
    } catch (IOException again) {
      return new Change.Refused(new Trouble(Trouble.Kind.REFUSED, aside, Refusal.of(again)));
    }
  }

  private Optional<Path> lastBackup(Optional<String> name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path exercise : folders(backups)) {
      if (name.isEmpty() || name.get().equals(exercise.getFileName().toString())) {
        found.addAll(folders(exercise));
      }
    }
    return found.stream()
        .filter(backup -> Character.isDigit(backup.getFileName().toString().charAt(0)))
        .max(Comparator.comparing(backup -> backup.getFileName().toString()));
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  /** The files that a learner gets: the task and the Java beside it, no tests and no hints. */
  private static List<Path> starter(Exercise exercise) throws IOException {
    try (Stream<Path> all = Files.list(exercise.folder())) {
      return all.filter(Files::isRegularFile)
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return name.endsWith(".java") || name.equals("README.md");
              })
          .sorted()
          .toList();
    }
  }

  private static Path free(Path parent, String prefix) {
    String name = prefix + Stamp.of(Instant.now());
    Path free = parent.resolve(name);
    for (int n = 2; Files.exists(free); n++) {
      free = parent.resolve(name + "-" + n);
    }
    return free;
  }
}
