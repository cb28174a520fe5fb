package loopbook.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import loopbook.judge.Jars;

/** The answer pack that submissions are graded with. */
final class Pack {
  private Pack() {}

  /** The jars with the pack that was named, else with this copy's own. */
  static Found<Jars> find(Context context, Optional<Path> named) {
    Jars built = Jars.of(context.home());
    Optional<Path> pack = named.or(built::answers);
    return pack.isEmpty() || !Files.isRegularFile(pack.get())
        ? new Found.Missing<>(
            Say.result(
                Status.REFUSED,
                context,
                named.isPresent() ? "grade.nopack.there" : "grade.nopack",
                named.map(Path::toString).orElse("")))
        : new Found.Here<>(new Jars(built.child(), built.visible(), pack));
  }
}
