package loopbook.example;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import loopbook.lab.Lab;

/** The jar of what snippets may use besides the JDK: it lies beside the workbook's own. */
final class LabJar {
  static final Path PATH = find();

  private LabJar() {}

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
