package loopbook.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What the build made for the judge.
 *
 * @param child starts the process that holds a learner's classes
 * @param visible the visible tests of all exercises
 * @param answers the answer pack, the hidden tests; absent in a learner's kit of a graded course
 */
public record Jars(Path child, Path visible, Optional<Path> answers) {
  /** Those of a checkout or kit, in its folder {@code target}. */
  public static Jars of(Path home) {
    Path target = home.resolve("target");
    return new Jars(
        target.resolve("child.jar"),
        target.resolve("visible.jar"),
        Optional.of(target.resolve("answers.jar")).filter(Files::isRegularFile));
  }

  /** Everything of ours, for a judge in a chamber. */
  Path whole() {
    return child.resolveSibling("loopbook.jar");
  }

  /** The libraries that the child's jar names in its manifest, which the build puts beside it. */
  List<Path> besideChild() {
    try (JarFile jar = new JarFile(child.toFile())) {
      String names = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      Stream<String> all = names == null ? Stream.of() : Stream.of(names.split(" "));
      return all.map(name -> child.toAbsolutePath().resolveSibling(name)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without the answer pack. */
  public Jars withoutAnswers() {
    return new Jars(child, visible, Optional.empty());
  }
}
