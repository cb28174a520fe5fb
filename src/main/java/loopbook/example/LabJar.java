package loopbook.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import loopbook.lab.Lab;

/** The jar of what snippets may use besides the JDK: it lies beside the workbook's own. */
final class LabJar {
  static final Path PATH = find();

  private LabJar() {}

  /**
   * Makes it the class path of a compiler before that looks at its default, which are all jars of
   * the workbook: each session would open them, and index them.
   */
  static StandardJavaFileManager asClassPath(StandardJavaFileManager files) {
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(PATH));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path find() {
    CodeSource source = Lab.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException("the place of the workbook's classes is not known");
    }
    Path home = Path.of(uri(source));
    if (home.endsWith("lab.jar")) {
      return home;
    }
    Path jar = home.resolveSibling("lab.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "lab.jar is missing beside " + home + "; build again with mvn package");
    }
    return jar;
  }

  private static URI uri(CodeSource source) {
    try {
      return source.getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
