package loopbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.grade.Durable;
import loopbook.grade.Overrides;
import loopbook.grade.Student;
import loopbook.grade.intake.OverridesReader;
import loopbook.text.Line;
import loopbook.text.Text;
import loopbook.text.Tone;

/** What an instructor set by hand, in a file of theirs and in the folder of an earlier grading. */
final class GradeOverrides {
  private static final int PROBLEMS = 20;

  private final Context context;
  private final List<Student> students;
  private final List<Exercise> exercises;

  /** For a class; what the files say of others is a fault of theirs. */
  GradeOverrides(Context context, List<Student> students) {
    this.context = context;
    this.students = students;
    this.exercises = new Lookup(context).shelf().exercises().all();
  }

  /**
   * Reads both.
   *
   * @param remembered what was given before; it stays, unless {@code given} says otherwise
   */
  Found<Overrides> read(Optional<Path> given, Optional<Path> remembered) {
    Found<Overrides> before = read(remembered);
    if (!(before instanceof Found.Here<Overrides> old)) {
      return before;
    }
    Found<Overrides> now = read(given);
    return now instanceof Found.Here<Overrides> here
        ? new Found.Here<>(here.it().after(old.it()))
        : now;
  }

  private Found<Overrides> read(Optional<Path> file) {
    if (file.isEmpty()) {
      return new Found.Here<>(Overrides.NONE);
    }
    OverridesReader.Read read = OverridesReader.read(file.get(), students, exercises);
    return read instanceof OverridesReader.Read.Good good
        ? new Found.Here<>(good.overrides())
        : new Found.Missing<>(
            problems(
                context,
                "grade.overrides",
                file.get(),
                ((OverridesReader.Read.Bad) read).problems()));
  }

  /** The file in that folder which remembers what was set by hand. */
  static Optional<Path> in(Path folder) {
    return Optional.of(folder.resolve(Overrides.FILE)).filter(Files::isRegularFile);
  }

  /** Remembers them in that folder. */
  static void keep(Overrides overrides, Path folder) throws IOException {
    if (!overrides.isEmpty() || in(folder).isPresent()) {
      Durable.write(folder.resolve(Overrides.FILE), overrides.csv());
    }
  }

  /** A file that has to be mended first, with what is wrong with it. */
  static Result problems(Context context, String key, Path file, List<String> problems) {
    Text.Builder text = Text.builder();
    text.add(Say.text(context, Tone.WARNING, key, file));
    problems.stream()
        .limit(PROBLEMS)
        .forEach(
            p -> text.add(Say.wrapped(context, Line.of("  ").append(Say.marked(p, Tone.PLAIN)))));
    return Result.of(Status.USAGE, text.build());
  }
}
