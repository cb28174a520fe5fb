package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds out which level this machine offers by starting a process at it: neither versions nor
 * settings tell whether a system, or the container that it runs in, allows namespaces.
 *
 * @param obstacle what was said when the next higher level was tried
 */
record Probe(IsolationLevel level, Optional<String> obstacle) {
  private static final int SECONDS = 20;

  /** Tried once in the life of this JVM. */
  static final Probe RESULT = probe();

  private static Probe probe() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return new Probe(IsolationLevel.PROCESS, Optional.of("There are no namespaces here."));
    }
    Optional<String> full = refusal(IsolationLevel.FULL);
    if (full.isEmpty()) {
      return new Probe(IsolationLevel.FULL, full);
    }
    Optional<String> network = refusal(IsolationLevel.NETWORK);
    return network.isEmpty()
        ? new Probe(IsolationLevel.NETWORK, full)
        : new Probe(IsolationLevel.PROCESS, network);
  }

  /** What is said when a process is started at that level; empty if it starts. */
  private static Optional<String> refusal(IsolationLevel level) {
    Path folder = null;
    try {
      folder = Namespaces.folder();
      Path root = Namespaces.root(folder);
      Path said = folder.resolve("said");
      List<String> command =
          level == IsolationLevel.FULL
              ? Namespaces.child(root, 100, List.of("true"))
              : List.of("true");
      ProcessBuilder builder =
          new ProcessBuilder(Namespaces.chamber(level, root, Namespaces.jdk(), command))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().clear();
      builder.environment().put("PATH", Namespaces.SEARCH);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of("no answer within " + SECONDS + " s");
      }
      return process.exitValue() == 0 ? Optional.empty() : Optional.of(firstLine(said));
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } finally {
      if (folder != null) {
        Scratch.delete(folder);
      }
    }
  }

  private static String firstLine(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("refused without a word");
  }
}
