package loopbook.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.course.Exercise;
import loopbook.progress.Workspace.Change;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path folder;
  private Path course;
  private Exercise echo;
  private Exercise other;

  @BeforeEach
  void course() throws IOException {
    course = Files.createDirectories(folder.resolve("course"));
    echo = exercise("EX04", "04-echo-until-eof", "EchoUntilEof");
    other = exercise("EX05", "05-next-caller", "NextCaller");
  }

  private Exercise exercise(String id, String name, String type) throws IOException {
    Path own = Files.createDirectories(course.resolve(name));
    Files.createDirectories(own.resolve("tests"));
    Files.writeString(own.resolve("tests/" + type + "Visible.java"), "package ex;");
    Files.writeString(own.resolve(type + ".java"), "class " + type + " {}");
    Files.writeString(own.resolve("README.md"), "# " + type);
    Files.writeString(own.resolve("hints.md"), "## 1\nlook");
    return new Exercise(id, name, type, type, List.of(), own, "", List.of());
  }

  private Workspace workspace() {
    return Workspace.at(folder.resolve("work"));
  }

  @Test
  void theFolderIsTheOneAskedForThenTheEnvironmentsThenTheHomes() {
    Path home = Path.of("/home/ann");
    Map<String, String> named = Map.of("LOOPBOOK_WORKSPACE", "/elsewhere");
    assertThat(Workspace.choose(Optional.of(Path.of("x")), named, home)).isEqualTo(Path.of("x"));
    assertThat(Workspace.choose(Optional.empty(), named, home)).isEqualTo(Path.of("/elsewhere"));
    assertThat(Workspace.choose(Optional.empty(), Map.of(), home))
        .isEqualTo(Path.of("/home/ann/loopbook"));
    assertThat(Workspace.choose(Optional.empty(), Map.of("LOOPBOOK_WORKSPACE", ""), home))
        .isEqualTo(Path.of("/home/ann/loopbook"));
  }

  @Test
  void lookingMakesNothing() {
    assertThat(workspace().progress()).isEqualTo(Progress.NONE);
    assertThat(folder.resolve("work")).doesNotExist();
  }

  @Test
  void openingCopiesTheTaskAndTheStarterOnly() throws IOException {
    Workspace workspace = workspace();
    Change change = workspace.open(echo);
    assertThat(change).isInstanceOf(Change.Opened.class);
    assertThat(((Change.Opened) change).copied())
        .extracting(p -> p.getFileName().toString())
        .containsExactly("EchoUntilEof.java", "README.md");
    assertThat(workspace.submission(echo)).hasContent("class EchoUntilEof {}");
    assertThat(workspace.exercise(echo).resolve("tests")).doesNotExist();
    assertThat(workspace.exercise(echo).resolve("hints.md")).doesNotExist();
  }

  @Test
  void openingAgainNeverTouchesTheLearnersFile() throws IOException {
    Workspace workspace = workspace();
    workspace.open(echo);
    Files.writeString(workspace.submission(echo), "mine");
    Files.delete(workspace.exercise(echo).resolve("README.md"));
    Change change = workspace.open(echo);
    assertThat(((Change.Opened) change).copied())
        .extracting(p -> p.getFileName().toString())
        .containsExactly("README.md");
    assertThat(workspace.submission(echo)).hasContent("mine");
  }

  @Test
  void aResetIsTakenBackByUndo() throws IOException {
    Workspace workspace = workspace();
    workspace.open(echo);
    Files.writeString(workspace.submission(echo), "mine");
    Files.writeString(workspace.exercise(echo).resolve("Extra.java"), "class Extra {}");

    Change reset = workspace.reset(echo);
    assertThat(reset).isInstanceOf(Change.Reset.class);
    assertThat(workspace.submission(echo)).hasContent("class EchoUntilEof {}");
    assertThat(workspace.exercise(echo).resolve("Extra.java")).doesNotExist();
    Path backup = ((Change.Reset) reset).backup().orElseThrow();
    assertThat(backup.resolve("EchoUntilEof.java")).hasContent("mine");

    Files.writeString(workspace.submission(echo), "second try");
    Change undo = workspace.undo(Optional.empty());
    assertThat(undo).isInstanceOf(Change.Undone.class);
    assertThat(workspace.submission(echo)).hasContent("mine");
    assertThat(workspace.exercise(echo).resolve("Extra.java")).exists();
    Path between = ((Change.Undone) undo).between().orElseThrow();
    assertThat(between.resolve("EchoUntilEof.java")).hasContent("second try");
    assertThat(workspace.undo(Optional.empty())).isEqualTo(new Change.Nothing());
  }

  @Test
  void undoGoesBackOneResetAtATimeAndOnlyOfTheExerciseNamed() throws IOException {
    Workspace workspace = workspace();
    for (String text : List.of("first", "second")) {
      workspace.open(echo);
      Files.writeString(workspace.submission(echo), text);
      workspace.reset(echo);
    }
    workspace.open(other);
    Files.writeString(workspace.submission(other), "other");
    workspace.reset(other);

    workspace.undo(Optional.of(echo));
    assertThat(workspace.submission(echo)).hasContent("second");
    workspace.undo(Optional.of(echo));
    assertThat(workspace.submission(echo)).hasContent("first");
    workspace.undo(Optional.empty());
    assertThat(workspace.submission(other)).hasContent("other");
  }

  @Test
  void resetOfAnUntouchedExerciseJustCopiesIt() {
    Workspace workspace = workspace();
    assertThat(workspace.reset(echo))
        .isEqualTo(new Change.Reset(workspace.exercise(echo), Optional.empty()));
    assertThat(workspace.submission(echo)).exists();
  }

  @Test
  void aResetThatFailsHalfWayLeavesTheLearnersFiles() throws IOException {
    Workspace plain = workspace();
    plain.open(echo);
    Files.writeString(plain.submission(echo), "mine");
    Disk full =
        new Disk() {
          @Override
          void write(Path file, byte[] content) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Workspace workspace = Workspace.at(folder.resolve("work"), full);
    Change change = workspace.reset(echo);
    assertThat(change).isInstanceOf(Change.Refused.class);
    assertThat(((Change.Refused) change).trouble().detail()).isEqualTo("No space left on device");
    assertThat(plain.submission(echo)).hasContent("mine");
  }

  @Test
  void aWorkspaceThatIsAFileIsReportedAndTheSessionGoesOn() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "keep me");
    Workspace workspace = Workspace.at(file);
    workspace.note(new Fact.Passed("EX04", Instant.EPOCH));
    workspace.note(new Fact.Passed("EX05", Instant.EPOCH));
    assertThat(workspace.progress().passed("EX04")).isPresent();
    assertThat(workspace.troubles()).hasSize(1);
    assertThat(workspace.troubles()).isEmpty();
    assertThat(workspace.open(echo)).isInstanceOf(Change.Refused.class);
    assertThat(workspace.reset(echo)).isInstanceOf(Change.Refused.class);
    assertThat(workspace.undo(Optional.empty())).isEqualTo(new Change.Nothing());
    assertThat(file).hasContent("keep me");
  }

  @Test
  void aKeptFileIsReplaced() {
    Workspace workspace = workspace();
    assertThat(workspace.keep("last-run", new byte[] {1})).isEmpty();
    assertThat(workspace.keep("last-run", new byte[] {2, 3})).isEmpty();
    assertThat(workspace.kept("last-run")).hasBinaryContent(new byte[] {2, 3});
  }
}
