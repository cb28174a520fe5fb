package loopbook.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook in a real terminal, as a person sees it. */
class TerminalTest {
  private static final Path HOME = Path.of(System.getProperty("loopbook.home", ""));

  @TempDir Path workspace;

  @BeforeAll
  static void aTerminalCanBeHad() {
    assumeTrue(Tmux.isInstalled(), "tmux is not installed");
  }

  private Tmux open(int columns, int rows, Map<String, String> more) {
    Map<String, String> environment = new java.util.HashMap<>(more);
    environment.put("LOOPBOOK_WORKSPACE", workspace.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("LC_ALL", "C.UTF-8");
    return Tmux.start(
        columns, rows, HOME, environment, List.of(HOME.resolve("loopbook").toString()));
  }

  @Test
  void theFirstScreenFitsAndSaysWhatIsNext() {
    try (Tmux terminal = open(80, 24, Map.of())) {
      String screen = terminal.await("loopbook>");
      assertThat(screen).contains("Loopbook", "L0.1", "Enter", "help", "quit");
      assertThat(terminal.all().lines().filter(l -> !l.isBlank()).count()).isLessThan(24);
    }
  }

  @Test
  void aLessonIsReadRunAndJudgedByKeys() {
    try (Tmux terminal = open(80, 24, Map.of())) {
      terminal.await("loopbook>");
      terminal.enter("");
      terminal.await("A program sends one word");
      pageOn(terminal);
      terminal.enter("run");
      terminal.await("hello, screen");
      terminal.enter("");
      terminal.await("Two programs");
      pageOn(terminal);
      terminal.enter("c");
      terminal.await("run X0.1a");
      terminal.enter("run");
      terminal.await("client │ hello");
      terminal.await("c is right.");
      terminal.await("the prompt", TerminalTest::prompts);
      terminal.enter("open L0.1");
      terminal.await("Enter: on, b: back");
      pageOn(terminal);
      terminal.await("the card with its verdict", s -> s.contains("Predict.") && s.contains("✔ c"));
    }
  }

  /** Turns pages until the prompt is back. */
  private static void pageOn(Tmux terminal) {
    String last = "";
    while (true) {
      String before = last;
      last =
          terminal.await(
              "the next page or the prompt",
              s -> !s.equals(before) && (prompts(s) || s.contains("Enter: on, b: back")));
      if (prompts(last)) {
        return;
      }
      terminal.key("Space");
    }
  }

  /** Whether the prompt is the last line, but for the one at the bottom. */
  private static boolean prompts(String screen) {
    List<String> lines = screen.lines().filter(l -> !l.isBlank()).toList();
    return lines.size() > 1 && lines.get(lines.size() - 2).strip().equals("L0.1>");
  }

  @Test
  void controlCEndsAnAcceptInARealTerminal() {
    try (Tmux terminal = open(80, 24, Map.of())) {
      terminal.await("loopbook>");
      terminal.enter("int kept = 5");
      terminal.await("kept ==> 5");
      terminal.enter("System.out.println(\"wait\" + \"ing\"); new ServerSocket(0).accept()");
      terminal.await("waiting");
      terminal.key("C-c");
      terminal.await("Stopped");
      terminal.enter("kept * 2");
      terminal.await("==> 10");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60, 200})
  void anyWidthWillDo(int columns) {
    try (Tmux terminal = open(columns, 30, Map.of())) {
      terminal.await("loopbook>");
      terminal.enter("contents");
      terminal.await("Chapter 0");
      assertThat(terminal.all()).contains("L0.1").doesNotContain("Exception", "at loopbook");
      assertThat(terminal.screen().lines()).allMatch(l -> l.length() <= columns);
    }
  }

  @Test
  void aResizedWindowIsDrawnAgain() {
    try (Tmux terminal = open(100, 30, Map.of())) {
      terminal.await("loopbook>");
      terminal.enter("");
      terminal.await("L0.1>");
      terminal.resize(50, 30);
      terminal.await(
          "the lesson in 50 columns",
          s -> s.contains("L0.1>") && s.lines().allMatch(l -> l.length() <= 50));
      terminal.enter("1 + 1");
      terminal.await("==> 2");
    }
  }

  @Test
  void withoutColourNothingIsColoured() {
    try (Tmux terminal = open(80, 24, Map.of("NO_COLOR", "1"))) {
      terminal.await("loopbook>");
      assertThat(terminal.coloured()).doesNotContain("\u001b[3", "\u001b[9");
    }
    try (Tmux terminal = open(80, 24, Map.of("COLORTERM", "truecolor"))) {
      terminal.await("loopbook>");
      assertThat(terminal.coloured()).contains("\u001b[3");
    }
  }

  @Test
  void controlDLeavesQuietly() {
    try (Tmux terminal = open(80, 24, Map.of())) {
      terminal.await("loopbook>");
      terminal.key("C-d");
      assertThat(terminal.await("ended: 0")).doesNotContain("Exception");
    }
  }

  @Test
  void aDumbTerminalGetsTheSameWithoutEscapes() {
    try (Tmux terminal = open(80, 24, Map.of("TERM", "dumb"))) {
      terminal.await("loopbook>");
      terminal.enter("2 + 3");
      assertThat(terminal.await("==> 5")).doesNotContain("[0m", "[?2004");
    }
  }
}
