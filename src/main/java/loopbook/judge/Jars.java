package loopbook.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

  /** The same without the answer pack. */
  public Jars withoutAnswers() {
    return new Jars(child, visible, Optional.empty());
  }
}
