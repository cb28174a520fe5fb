package loopbook.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Test classes from a jar that is on no class path; read anew when the jar is another one. */
final class Pack implements AutoCloseable {
  private final Path jar;
  private @Nullable URLClassLoader loader;
  private @Nullable FileTime loaded;

  Pack(Path jar) {
    this.jar = jar;
  }

  /** A test class by its name; empty if the jar does not have it. */
  synchronized Optional<Class<?>> find(String name) {
    if (!Files.isRegularFile(jar)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Class.forName(name, true, current()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private URLClassLoader current() {
    try {
      FileTime now = Files.getLastModifiedTime(jar);
      URLClassLoader known = loader;
      if (known == null || !now.equals(loaded)) {
        close();
        known = new URLClassLoader(new URL[] {jar.toUri().toURL()}, Pack.class.getClassLoader());
        loader = known;
        loaded = now;
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (loader != null) {
        loader.close();
      }
      loader = null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
