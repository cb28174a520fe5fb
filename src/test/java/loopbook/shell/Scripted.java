package loopbook.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import loopbook.command.Status;
import loopbook.progress.Workspace;
import loopbook.text.Palette;
import loopbook.text.Theme;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;

/** The real shell with keys from a script; what it writes is kept, without escape sequences. */
final class Scripted implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[()][A-Z0-9]|\u001b[=>78M]|\r|\u000f");

  private final PipedOutputStream keys = new PipedOutputStream();
  private final Written written = new Written();
  private final Terminal terminal;
  private final CompletableFuture<Status> status = new CompletableFuture<>();
  private int from;

  Scripted(Path workspace, Map<String, String> environment) throws IOException {
    terminal =
        TerminalBuilder.builder()
            .system(false)
            .streams(new PipedInputStream(keys, 1 << 16), written)
            .type("xterm")
            .encoding(UTF_8)
            .graphemeCluster(false)
            .size(Size.of(100, 40))
            .build();
    Shell.Setup setup =
        new Shell.Setup(
            Path.of(System.getProperty("loopbook.home", "")),
            Workspace.at(workspace),
            Theme.UNICODE,
            Palette.NONE,
            environment);
    Thread shell = new Thread(() -> open(setup), "shell under test");
    shell.setDaemon(true);
    shell.start();
  }

  private void open(Shell.Setup setup) {
    try {
      status.complete(Shell.open(setup, terminal));
    } catch (RuntimeException | Error failure) {
      status.completeExceptionally(failure);
    }
  }

  Scripted type(String text) {
    try {
      keys.write(text.getBytes(UTF_8));
      keys.flush();
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Scripted enter(String line) {
    return type(line + "\r");
  }

  /** Enters a line, and returns as soon as the reader lets go of the terminal. */
  Scripted enterAndSeeItTaken(String line) {
    int before = releases();
    enter(line);
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (releases() == before) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the line was not taken: " + seen());
      }
      Thread.onSpinWait();
    }
    return this;
  }

  /** How often the reader has ended bracketed paste, the last thing that it does with a line. */
  private int releases() {
    synchronized (written) {
      return written.toString(UTF_8).split("\u001b\\[\\?2004l", -1).length;
    }
  }

  /** As a terminal pastes: between the marks of a bracketed paste. */
  Scripted paste(String text) {
    return type("\u001b[200~" + text + "\u001b[201~");
  }

  /** Ctrl-C, as the terminal's driver turns it into a signal. */
  Scripted interrupt() {
    terminal.raise(Signal.INT);
    return this;
  }

  /** Waits until this was written after what was waited for before. */
  Scripted await(String text) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    synchronized (written) {
      while (true) {
        String seen = seen();
        int at = seen.indexOf(text, from);
        if (at >= 0) {
          from = at + text.length();
          return this;
        }
        long left = end - System.nanoTime();
        if (left <= 0 || status.isCompletedExceptionally()) {
          throw new AssertionError(
              "\""
                  + text
                  + "\" was not written; since the last wait:\n"
                  + seen.substring(Math.min(from, seen.length()))
                  + (status.isCompletedExceptionally() ? "\n" + status : ""));
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(written, Math.min(left, 100_000_000L));
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /** All that was written so far. */
  String seen() {
    synchronized (written) {
      return ESCAPES.matcher(written.toString(UTF_8)).replaceAll("");
    }
  }

  /** How the session ended. */
  Status ended() {
    try {
      return status.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** No more keys will come: the other end of the terminal is gone. */
  Scripted hangUp() throws IOException {
    keys.close();
    return this;
  }

  @Override
  public void close() throws IOException {
    hangUp().ended();
    try {
      terminal.close();
    } catch (IllegalStateException closed) {
      // the terminal closes itself when its input ends, and minds being closed twice
      assert closed.getMessage().contains("closed");
    }
  }

  private static final class Written extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
      super.write(bytes, offset, count);
      notifyAll();
    }

    @Override
    public synchronized void write(int b) {
      super.write(b);
      notifyAll();
    }
  }
}
