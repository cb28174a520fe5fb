package loopbook.example;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import loopbook.course.Example;
import org.jspecify.annotations.Nullable;

/** The folder of one run, with the example's files in it. */
record Scratch(Path folder, boolean kept) implements AutoCloseable {
  static Scratch open(Example example, Optional<Path> given) throws IOException {
    Path folder =
        given.isPresent()
            ? Files.createDirectories(given.get())
            : Files.createTempDirectory("loopbook-run");
    for (Example.ScratchFile file : example.files()) {
      Path path = folder.resolve(file.name()).normalize();
      if (!path.startsWith(folder)) {
        throw new IOException(file.name() + " is outside the run's folder");
      }
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      Files.writeString(path, file.content());
    }
    return new Scratch(folder, given.isPresent());
  }

  @Override
  public void close() throws IOException {
    if (kept || !Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
