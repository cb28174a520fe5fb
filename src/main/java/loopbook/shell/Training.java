package loopbook.shell;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.nativ.OSInfo;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/**
 * Makes what lets later sessions start fast: the archive of the classes that a session loads, and
 * the terminal's native library as a file, which JLine would otherwise unpack at each start.
 *
 * <p>The classes are those of a real session at a terminal of its own, in a JVM of its own and with
 * a workspace of its own: what it does is what a reader does first. A class, or a lambda, that the
 * session did not meet is not in the archive, and costs a reader time at every start.
 */
public final class Training {
  /** For how long the session may be silent. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What is typed, each line when there is a prompt for it. */
  private static final List<String> LINES = List.of("1 + 1", "run D4.E9 repaired", "quit");

  private static final String PROMPT = "loopbook> ";

  private Training() {}

  /**
   * Makes them; returns when both files are there.
   *
   * @param archive the file to write; the native library goes into the folder {@code native} beside
   *     it, and what the session leaves behind into the folder {@code workspace}
   * @throws IOException if there is no terminal to be had, or the session did not get to its end
   */
  public static void make(Path home, Path archive) throws IOException {
    unpack(archive.resolveSibling("native"));
    session(home, archive, archive.resolveSibling("workspace"));
  }

  private static void unpack(Path folder) throws IOException {
    String file = System.mapLibraryName("jlinenative");
    String resource =
        "/org/jline/nativ/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + file;
    try (InputStream library = OSInfo.class.getResourceAsStream(resource)) {
      if (library != null) {
        Files.createDirectories(folder);
        Files.copy(library, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void session(Path home, Path archive, Path scratch) throws IOException {
    Size size = Size.of(80, 24);
    try (Pty pty = new JniTerminalProvider().open(new Attributes(), size)) {
      if (!(pty instanceof JniNativePty named)) {
        throw new IOException("a terminal without a name");
      }
      Process process = start(home, archive, scratch, new File(named.getName()));
      try {
        converse(pty, process);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** The workbook, started as the launcher starts it, with what this JVM was started with. */
  private static Process start(Path home, Path archive, Path scratch, File terminal)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add(option() + archive);
    command.add("-Dloopbook.terminal=yes");
    command.add("-jar");
    command.add(System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(terminal)
            .redirectOutput(terminal)
            .redirectError(terminal);
    builder.environment().put("LOOPBOOK_WORKSPACE", scratch.toString());
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().remove("NO_COLOR");
    return builder.start();
  }

  private static String option() {
    return Runtime.version().feature() >= 25 ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=";
  }

  private static void converse(Pty pty, Process process) throws IOException {
    Operator operator = new Operator(pty.getMasterInput(), pty.getMasterOutput());
    try {
      for (String line : LINES) {
        operator.await(PROMPT, PATIENCE);
        operator.type(line + "\r");
      }
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the session did not end as it should: " + operator.seen());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }
}
