package loopbook.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The class data archive of what most children load, beside their jar. It fits the very JVM that it
 * was made with, and that is in its name: the build makes one, and the first start with another JDK
 * a second one. A JVM that has none starts all the same, more slowly.
 */
public final class Archive {
  private static final int MOST_SECONDS = 60;

  private Archive() {}

  /** The file for this JVM; whether or not it is there. */
  public static Path of(Path jar) {
    String jvm = System.getProperty("java.vm.version", "").replaceAll("[^\\w.+-]", "_");
    String name = jar.getFileName().toString().replaceFirst("[.]jar$", "");
    return jar.toAbsolutePath().resolveSibling(name + "-" + jvm + ".jsa");
  }

  /**
   * Makes it, unless it is there and not older than the jar, by running the jar once with {@code
   * --train}.
   *
   * @throws IOException if there is none in the end
   */
  public static void make(Path jar) throws IOException {
    Path archive = of(jar);
    if (Files.exists(archive)
        && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) >= 0) {
      return;
    }
    Path folder = Files.createTempDirectory(archive.getParent(), "archive");
    Path made = folder.resolve("new");
    try {
      run(jar, made);
      Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stop);
    } finally {
      Scratch.delete(folder);
    }
  }

  private static void run(Path jar, Path made) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                List.of(
                    Launch.ownJava().toString(),
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xlog:disable",
                    "-Djdk.reflect.useNativeAccessorOnly=true",
                    "-XX:ArchiveClassesAtExit=" + made,
                    "-jar",
                    jar.toAbsolutePath().toString(),
                    "--train"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    child.getOutputStream().close();
    if (!child.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      child.destroyForcibly();
    }
    if (!Files.exists(made)) {
      throw new IOException("the child wrote no archive: " + child.waitFor());
    }
  }

  /** For the build: makes the archive of the jar that is its argument; none is no failure. */
  public static void main(String[] args) {
    try {
      make(Path.of(args[0]));
    } catch (IOException none) {
      System.err.println(none.getMessage());
    }
  }
}
