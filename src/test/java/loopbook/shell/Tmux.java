package loopbook.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A real terminal of a given size in which a command runs: keys go in, and what comes back is what
 * a person would see.
 */
final class Tmux implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private final String server = "loopbook-" + UUID.randomUUID();

  private Tmux() {}

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Tmux start(
      int columns, int rows, Path folder, Map<String, String> environment, List<String> command) {
    Tmux tmux = new Tmux();
    List<String> words =
        new ArrayList<>(List.of("-f", "/dev/null", "new-session", "-d", "-s", "t"));
    words.addAll(List.of("-x", "" + columns, "-y", "" + rows, "-c", folder.toString()));
    environment.forEach((name, value) -> words.addAll(List.of("-e", name + "=" + value)));
    // the shell after it keeps the screen for a look after the command has ended
    words.add(
        String.join(" ", command.stream().map(Tmux::quoted).toList()) + "; echo ended: $?; cat");
    tmux.call(words);
    return tmux;
  }

  /** Types a text, then Enter. */
  void enter(String text) {
    if (!text.isEmpty()) {
      call(List.of("send-keys", "-t", "t", "-l", "--", text));
    }
    key("Enter");
  }

  /** Types a text as it is. */
  void type(String text) {
    call(List.of("send-keys", "-t", "t", "-l", "--", text));
  }

  /** Presses a key by its name in tmux: {@code C-c}, {@code Tab}, {@code Up}. */
  void key(String name) {
    call(List.of("send-keys", "-t", "t", name));
  }

  /** Pastes a text as a terminal does, with several lines at once. */
  void paste(String text) {
    call(List.of("set-buffer", "--", text));
    call(List.of("paste-buffer", "-p", "-t", "t"));
  }

  void resize(int columns, int rows) {
    call(List.of("resize-window", "-t", "t", "-x", "" + columns, "-y", "" + rows));
  }

  /** What is on the screen now, without the blank ends of its lines. */
  String screen() {
    return call(List.of("capture-pane", "-p", "-t", "t"));
  }

  /** What is on the screen, with the escape sequences of its colours. */
  String coloured() {
    return call(List.of("capture-pane", "-p", "-e", "-t", "t"));
  }

  /** The screen and what has scrolled away. */
  String all() {
    return call(List.of("capture-pane", "-p", "-J", "-S", "-5000", "-t", "t"));
  }

  String await(String text) {
    return await("\"" + text + "\"", screen -> screen.contains(text));
  }

  /** Waits for a screen; fails with what was seen. */
  String await(String what, Predicate<String> wanted) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      String screen = screen();
      if (wanted.test(screen)) {
        return screen;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(what + " did not appear on the screen:\n" + screen);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Returns when the workbook in it has ended, since until then it may write into its files. */
  @Override
  public void close() {
    String pane = call(List.of("display-message", "-p", "-t", "t", "#{pane_pid}")).strip();
    List<ProcessHandle> workbooks =
        ProcessHandle.of(Long.parseLong(pane)).stream()
            .flatMap(ProcessHandle::descendants)
            .filter(Tmux::isWorkbook)
            .toList();
    call(List.of("kill-server"));
    for (ProcessHandle workbook : workbooks) {
      try {
        workbook.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError("the workbook outlives its terminal", e);
      }
    }
  }

  private static boolean isWorkbook(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains("loopbook.jar") && !command.contains("--train");
  }

  private String call(List<String> words) {
    List<String> command = new ArrayList<>(List.of("tmux", "-L", server));
    command.addAll(words);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed: " + output);
      }
      return output;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
