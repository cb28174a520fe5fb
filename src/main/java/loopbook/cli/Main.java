package loopbook.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the workbook, or runs one command of it. */
public final class Main {
  /** The launcher's word for the run that the class archive is made of. */
  private static final String TRAIN = "--train";

  private Main() {}

  public static void main(String[] args) {
    Path home = home();
    if (args.length == 0) {
      System.exit(FrontDoor.THE_ONE.enter(home, Optional.empty(), false));
    }
    if (args[0].equals(TRAIN)) {
      Optional<Path> archive = Stream.of(args).skip(1).findFirst().map(Path::of);
      System.exit(FrontDoor.THE_ONE.train(home, archive));
    }
    System.exit(new CommandLine(home, Surroundings.ours()).run(args));
  }

  /** The checkout: where the launcher says, else the folder above the jar's. */
  static Path home() {
    String given = System.getProperty("loopbook.home");
    if (given != null) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    // as a URI, in which a space of a folder's name is %20
    URI jar =
        URI.create(Main.class.getProtectionDomain().getCodeSource().getLocation().toExternalForm());
    Path folder = Path.of(jar).toAbsolutePath().getParent();
    return folder == null || folder.getParent() == null ? Path.of("") : folder.getParent();
  }
}
