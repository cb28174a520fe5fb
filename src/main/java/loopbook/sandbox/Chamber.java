package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of ours in a network namespace of its own, for what has to share a loopback interface with
 * learners' programs and yet is no part of them. At level 3 it is the first of a process namespace:
 * when it goes, all that it started is gone. Its temporary files can be read by children, and not
 * be written.
 */
public final class Chamber implements AutoCloseable {
  private static final int END_SECONDS = 20;

  private final Process process;
  private final Path folder;
  private final Path said;

  private Chamber(Process process, Path folder, Path said) {
    this.process = process;
    this.folder = folder;
    this.said = said;
  }

  /**
   * Starts one.
   *
   * @param level 2 or 3
   * @param options of the JVM, its main class and first arguments; the last argument becomes the
   *     folder that {@link #launch} needs, or {@code -}
   * @param shown what children see of the host besides its programs and the JDK, read-only
   */
  public static Chamber open(IsolationLevel level, List<String> options, List<Path> shown)
      throws IOException {
    Path folder = Namespaces.folder();
    Path root = Namespaces.root(folder);
    Path said = folder.resolve("said");
    Path shared = Files.createDirectory(folder.resolve("shared"));
    List<String> java = new ArrayList<>(List.of(Launch.ownJava().toString()));
    java.add("-Djava.io.tmpdir=" + shared);
    java.addAll(options);
    java.add(level == IsolationLevel.FULL ? root.toString() : "-");
    List<Path> all = new ArrayList<>(Namespaces.jdk());
    all.addAll(shown);
    all.add(shared);
    ProcessBuilder builder =
        new ProcessBuilder(Namespaces.chamber(level, root, all, java))
            .directory(folder.toFile())
            .redirectError(said.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", Namespaces.SEARCH);
    return new Chamber(builder.start(), folder, said);
  }

  /**
   * How to start children, asked for inside a chamber.
   *
   * @param root the chamber's last argument
   */
  public static Launch launch(String root, Path jar, Limits limits) {
    return root.equals("-") ? Launch.foreign(jar, limits) : Launch.in(Path.of(root), jar, limits);
  }

  /** Its standard input and output are the way to it. */
  public Process process() {
    return process;
  }

  /** What it printed as errors, for who maintains it. */
  public String said() {
    try {
      return Files.readString(said, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends it with all that it has started; waits until it is gone. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Scratch.delete(folder);
  }
}
