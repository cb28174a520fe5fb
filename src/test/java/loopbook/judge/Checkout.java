package loopbook.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.course.Exercise;

/** The exercises of the checkout under test. */
final class Checkout {
  static final Path HOME = Path.of(System.getProperty("loopbook.home"));

  private Checkout() {}

  static List<Exercise> exercises() {
    return folders(HOME.resolve("exercises")).stream().map(Checkout::exercise).toList();
  }

  static Exercise exercise(String id) {
    return exercises().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  static Path solution(Exercise exercise) {
    return HOME.resolve("solutions").resolve(exercise.name());
  }

  static List<Path> folders(Path in) {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(in)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of the mistakes that wrong solutions look like, by {@code exercise/solution}. */
  static Map<String, String> mistakes() {
    Path table = HOME.resolve("src/test/resources/loopbook/judge/mistakes.txt");
    return text(table)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" -> ", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Exercise exercise(Path folder) {
    String task = text(folder.resolve("README.md"));
    return new Exercise(
        field(task, "id"),
        folder.getFileName().toString(),
        field(task, "title"),
        field(task, "class"),
        List.of(),
        folder,
        task,
        List.of());
  }

  private static String field(String text, String name) {
    Matcher found = Pattern.compile("(?m)^" + name + ": *(.+)$").matcher(text);
    if (!found.find()) {
      throw new AssertionError("no " + name + " in the front matter");
    }
    return found.group(1).strip();
  }
}
