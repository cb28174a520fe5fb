package loopbook.grade.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.course.Exercise;
import loopbook.grade.FileNames;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Student;

/** The sources in the folder of a grading, and the course's own. */
public final class SourceFolders implements Sources {
  /** Larger files are not compared, in bytes. */
  private static final long LARGEST = 1 << 20;

  private final Path graded;
  private final FileNames names;
  private final Path solutions;

  /**
   * Over these folders.
   *
   * @param graded what was graded into, with {@code sources/ID/EX04/} in it
   * @param solutions of the course, with {@code 04-echo-until-eof/} in it; need not be there
   */
  public SourceFolders(Gradebook book, Path graded, Path solutions) {
    this.graded = graded;
    this.names = book.fileNames();
    this.solutions = solutions;
  }

  @Override
  public Optional<String> submission(Student student, Graded one) {
    Path folder = graded.resolve("sources").resolve(names.of(student.id()));
    try (Stream<Path> files = Files.list(folder.resolve(one.exercise()))) {
      List<String> texts =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .sorted()
              .flatMap(file -> text(file).stream())
              .toList();
      return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
    } catch (IOException | UncheckedIOException none) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> starter(Exercise exercise) {
    return text(exercise.starter());
  }

  @Override
  public Optional<String> reference(Exercise exercise) {
    return text(solutions.resolve(exercise.name()).resolve(exercise.type() + ".java"));
  }

  /** Bytes that are no UTF-8 matter to no comparison. */
  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
