package loopbook.command;

import java.util.List;
import java.util.Objects;

/** Which Loopbook this is, and on which Java. */
final class Version implements Command {
  @Override
  public String name() {
    return "version";
  }

  @Override
  public Parsed parse(List<String> words) {
    return Arguments.Shape.NONE.parse(
        words,
        arguments ->
            context ->
                Say.result(
                    Status.DONE,
                    context,
                    "version.is",
                    number(),
                    System.getProperty("java.version"),
                    System.getProperty("java.vendor"),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch")));
  }

  /** From the jar's manifest. */
  static String number() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), Say.get("version.unknown"));
  }
}
