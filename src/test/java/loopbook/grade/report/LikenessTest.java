package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real programs: exercises of the course, and solutions of different authors. */
class LikenessTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", "."));

  private static String starter(String exercise) throws IOException {
    return only(HOME.resolve("exercises").resolve(exercise));
  }

  private static String reference(String exercise) throws IOException {
    return only(HOME.resolve("solutions").resolve(exercise));
  }

  private static List<String> correct(String exercise) throws IOException {
    try (Stream<Path> folders = Files.list(HOME.resolve("solutions/" + exercise + "/correct"))) {
      return folders.sorted().map(LikenessTest::only).toList();
    }
  }

  private static String only(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readString(
          files.filter(f -> f.toString().endsWith(".java")).findFirst().orElseThrow());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Likeness.Found found(String exercise, List<String> sources) throws IOException {
    List<Likeness.Submission> submissions = new ArrayList<>();
    for (String source : sources) {
      submissions.add(new Likeness.Submission(Student.of("s" + submissions.size(), ""), source));
    }
    return Likeness.of(
        submissions, Optional.of(starter(exercise)), Optional.of(reference(exercise)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10-frames", "12-fetch-page", "23-udp-hub", "32-file-server"})
  void solutionsOfDifferentAuthorsAreNotAlike(String exercise) throws IOException {
    List<String> sources = new ArrayList<>(correct(exercise));
    assertThat(sources).isNotEmpty();
    sources.add(reference(exercise));

    Likeness.Found found = found(exercise, sources);

    assertThat(found.same())
        .singleElement()
        .matches(same -> same.reference() && same.students().size() == 1);
    assertThat(found.pairs()).isEmpty();
  }

  @Test
  void aCopyIsFoundWhateverWasDoneToHideIt() throws IOException {
    String original = correct("32-file-server").get(0);
    String reformatted = original.replace(";", " ;\n// so\n").replace("{", "/* here */ {");
    String renamed = original.replaceAll("(?<!\\.)\\b(request|socket|in|out|path|file)\\b", "my$1");
    int end = original.lastIndexOf('}');
    String padded =
        original.substring(0, end)
            + "  static int unused(int a) { for (int i = 0; i < 10; i++) { a += i * 3; } return a; }\n}";

    Likeness.Found found = found("32-file-server", List.of(original, reformatted, renamed, padded));

    assertThat(found.same())
        .singleElement()
        .matches(same -> same.students().size() == 3 && !same.exact());
    assertThat(found.pairs()).singleElement().matches(pair -> pair.percent() >= 95);
    assertThat(found("32-file-server", List.of(original, reformatted)).same())
        .singleElement()
        .matches(Likeness.Same::exact);
  }

  @Test
  void theStarterIsNoCopyOfAnother() throws IOException {
    String starter = starter("10-frames");

    Likeness.Found found = found("10-frames", List.of(starter, starter + "\n// tried", "", "{"));

    assertThat(found.same())
        .singleElement()
        .matches(same -> same.starter() && !same.reference() && same.students().size() == 2);
    assertThat(found.pairs()).isEmpty();
  }
}
