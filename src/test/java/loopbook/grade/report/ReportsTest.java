package loopbook.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import loopbook.grade.Gradebook;
import loopbook.grade.Graded;
import loopbook.grade.Student;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void writesWhatIsAskedForAndNothingElse(@TempDir Path folder) throws IOException {
    Gradebook hostile = Sample.hostile();
    Reports reports = new Reports(hostile, Sources.NONE, folder.resolve("out"));

    assertThat(reports.all(EnumSet.of(Reports.Format.CANVAS)))
        .containsExactly(folder.resolve("out/canvas.csv"));
    assertThat(files(folder)).containsExactly(folder.resolve("out/canvas.csv"));

    List<Path> written = reports.all(EnumSet.allOf(Reports.Format.class));

    assertThat(files(folder)).hasSameElementsAs(written).doesNotHaveDuplicates();
    assertThat(written).allMatch(f -> f.normalize().startsWith(folder.resolve("out")));
    assertThat(written.stream().filter(f -> f.endsWith("results.json")))
        .hasSize(2 * Sample.HOSTILE.size() + 1);
  }

  /** A grade of an earlier run must not stay where there is none now. */
  @Test
  void resultsThatAreNoLongerThereAreTakenAway(@TempDir Path folder) throws IOException {
    Student ann = Student.of("ann", "");
    Set<Reports.Format> gradescope = EnumSet.of(Reports.Format.GRADESCOPE);
    Graded graded = Sample.graded(Sample.ECHO, "20", Sample.passed("drip", true));
    Gradebook before = Sample.book(List.of(Sample.ECHO), Sample.report(ann, graded));
    new Reports(before, Sources.NONE, folder).all(gradescope);
    assertThat(files(folder)).hasSize(1);

    Graded fault = Sample.ungraded(Sample.ECHO, Graded.State.FAULT, "");
    Gradebook now = Sample.book(List.of(Sample.ECHO), Sample.report(ann, fault));

    assertThat(new Reports(now, Sources.NONE, folder).all(gradescope)).isEmpty();
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void sourcesAreFoundWhereAGradingPutsThem(@TempDir Path folder) throws IOException {
    Student odd = Student.of("a/../b", "");
    Graded graded = Sample.graded(Sample.ECHO, "20", Sample.passed("drip", true));
    Gradebook book = Sample.book(List.of(Sample.ECHO), Sample.report(odd, graded));
    Path sources = folder.resolve("sources").resolve(book.fileNames().of(odd.id())).resolve("EX04");
    Files.createDirectories(sources);
    Files.writeString(sources.resolve("EchoUntilEof.java"), "class EchoUntilEof {}");
    Files.writeString(sources.resolve("Buffers.java"), "class Buffers {}");
    Files.writeString(sources.resolve("notes.txt"), "no source");
    Files.createSymbolicLink(sources.resolve("Link.java"), sources.resolve("notes.txt"));
    Path home = Path.of(System.getProperty("loopbook.home", "."));

    Sources found = new SourceFolders(book, folder, home.resolve("solutions"));

    assertThat(found.submission(odd, graded)).contains("class Buffers {}\nclass EchoUntilEof {}");
    assertThat(found.submission(Student.of("other", ""), graded)).isEmpty();
    assertThat(found.reference(Sample.ECHO)).get().asString().contains("class EchoUntilEof");
  }

  @Test
  void aWorksheetInAnotherEncodingIsRefused(@TempDir Path folder) throws IOException {
    Path sheet = Files.write(folder.resolve("s.csv"), new byte[] {'G', 'r', (byte) 0xE9});

    assertThat(new Reports(Sample.hostile(), Sources.NONE, folder).moodle(sheet))
        .isInstanceOf(Reports.Moodled.Refused.class);
    assertThat(files(folder)).containsExactly(sheet);
  }
}
