package loopbook.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Exercise;

/**
 * The folder with all that is the learner's: exercises, progress, backups. Nothing in it is written
 * over without a backup. It is made when something is first written; where the disk refuses, the
 * session goes on and {@link #troubles()} says what was refused.
 */
public final class Workspace {
  /** How long a change waits for another process that holds the workspace. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path folder;
  private final Ledger ledger;
  private final Shelves shelves;
  private final List<Trouble> troubles = new ArrayList<>();

  private Workspace(Path folder, Disk disk) {
    this.folder = folder;
    Lock lock = new Lock(PATIENCE);
    this.ledger = new Ledger(folder.resolve("progress.txt"), disk, lock);
    this.shelves = new Shelves(folder, disk);
    report(ledger.load());
  }

  /** The workspace in a folder, which need not exist yet. */
  public static Workspace at(Path folder) {
    return at(folder, new Disk());
  }

  static Workspace at(Path folder, Disk disk) {
    return new Workspace(folder.toAbsolutePath().normalize(), disk);
  }

  /**
   * Which folder it is: the one asked for, else {@code LOOPBOOK_WORKSPACE}, else {@code loopbook}
   * in the home folder.
   */
  public static Path choose(Optional<Path> asked, Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("LOOPBOOK_WORKSPACE", "");
    return asked.orElse(named.isEmpty() ? home.resolve("loopbook") : Path.of(named));
  }

  public Path folder() {
    return folder;
  }

  /** What the learner has done, in this session and before. */
  public Progress progress() {
    return ledger.known();
  }

  /** Remembers a fact and saves it at once. */
  public void note(Fact fact) {
    report(ledger.add(fact));
  }

  /** What went wrong since this was asked last, each trouble once. */
  public synchronized List<Trouble> troubles() {
    List<Trouble> fresh = List.copyOf(troubles);
    troubles.clear();
    return fresh;
  }

  /** The learner's folder of an exercise; it may not exist yet. */
  public Path exercise(Exercise exercise) {
    return shelves.exercise(exercise);
  }

  /** The learner's file of an exercise, {@code EchoUntilEof.java}; it may not exist yet. */
  public Path submission(Exercise exercise) {
    return shelves.exercise(exercise).resolve(exercise.type() + ".java");
  }

  /** A file of the workspace that the learner does not edit, such as the last run. */
  public Path kept(String name) {
    return folder.resolve(".loopbook").resolve(name);
  }

  /** Replaces such a file. */
  public Optional<Trouble> keep(String name, byte[] content) {
    return shelves.keep(kept(name), content);
  }

  /** Copies what is missing of the starter into the learner's folder; changes nothing there. */
  public Change open(Exercise exercise) {
    return shelves.open(exercise);
  }

  /** Puts the starter back; what was there is kept as a backup. */
  public Change reset(Exercise exercise) {
    return shelves.reset(exercise);
  }

  /** Takes back the last reset of that exercise, or of any. */
  public Change undo(Optional<Exercise> exercise) {
    return shelves.undo(exercise.map(Exercise::name));
  }

  /** Whether something of the learner's is there for this exercise. */
  public boolean started(Exercise exercise) {
    return Files.isDirectory(exercise(exercise));
  }

  /** What a change to the learner's files came to. */
  public sealed interface Change {
    /** These files were copied from the starter; none if all were there. */
    record Opened(Path folder, List<Path> copied) implements Change {
      public Opened {
        copied = List.copyOf(copied);
      }
    }

    /** The starter is back; the learner's files are in the backup, if there were any. */
    record Reset(Path folder, Optional<Path> backup) implements Change {}

    /** The learner's files are back; what was there in between is kept. */
    record Undone(Path folder, Optional<Path> between) implements Change {}

    /** There is no backup to bring back. */
    record Nothing() implements Change {}

    /** The disk refused; all is as it was before. */
    record Refused(Trouble trouble) implements Change {}
  }

  private synchronized void report(List<Trouble> found) {
    for (Trouble trouble : found) {
      if (!troubles.contains(trouble)) {
        troubles.add(trouble);
      }
    }
  }

  static Change refused(Path file, IOException why) {
    return new Change.Refused(new Trouble(Trouble.Kind.REFUSED, file, Refusal.of(why)));
  }
}
