package loopbook.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How to start a child: which JVM, which jar, in which isolation.
 *
 * @param java the {@code java} program
 * @param jar started with {@code -jar}; its arguments are the two control files
 * @param root what the chamber made for children to have as their root, in namespaces of their own;
 *     empty where they share those of this process
 * @param foreign whether what runs there is somebody else's: where we are root, it is not
 */
public record Launch(Path java, Path jar, Optional<Path> root, Limits limits, boolean foreign) {
  /** The environment variable that marks a child and all its descendants. */
  static final String MARK = "LOOPBOOK_CHILD";

  /** Where a child's scratch folder is in its own mount namespace. */
  private static final Path SCRATCH = Path.of("/scratch");

  private static final boolean UNIX = Files.isExecutable(Path.of("/bin/sh"));
  private static final boolean FILES = UNIX && Files.exists(Path.of("/dev/fd"));
  private static final boolean SESSIONS = Files.isExecutable(Path.of("/usr/bin/setsid"));

  /**
   * With small limits of the kernel's where there are any; 3 and 4 are the control files, so that 0
   * and 1, which every program reaches, lead nowhere near them.
   */
  private static final String SCRIPT =
      "ulimit -c 0; ulimit -n 4096; ulimit -f 524288; ulimit -t 120; "
          + "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>&2";

  /** With this JVM's own {@code java}, as a process beside it, for a learner's own program. */
  public static Launch of(Path jar, Limits limits) {
    return new Launch(ownJava(), jar, Optional.empty(), limits, false);
  }

  /** The same for a program of somebody else. */
  public static Launch foreign(Path jar, Limits limits) {
    return new Launch(ownJava(), jar, Optional.empty(), limits, true);
  }

  /**
   * Why this machine cannot start children of somebody else beside this process, at levels 1 and 2;
   * empty if it can.
   *
   * @param needed files that they have to read, the JVM's own aside
   */
  public static Optional<String> obstacle(List<Path> needed) {
    List<Path> all = new ArrayList<>(needed);
    all.add(ownJava());
    return Outsider.obstacle(all);
  }

  /** With this JVM's own {@code java}, in a root that a chamber has made. */
  static Launch in(Path root, Path jar, Limits limits) {
    return new Launch(ownJava(), jar, Optional.of(root), limits, true);
  }

  static Path ownJava() {
    String windows =
        Files.exists(Path.of(System.getProperty("java.home"), "bin", "java.exe")) ? ".exe" : "";
    return Path.of(System.getProperty("java.home"), "bin", "java" + windows);
  }

  /** Starts a child in a new folder of its own, which goes when the child goes. */
  public Confined start() throws IOException {
    return root.isPresent() ? inside(root.get()) : beside();
  }

  private Confined inside(Path root) throws IOException {
    List<String> command = new ArrayList<>(jvm(SCRATCH));
    command.addAll(List.of("/dev/fd/3", "/dev/fd/4"));
    // More than what is watched: who comes above that is stopped and told before.
    ProcessBuilder builder =
        new ProcessBuilder(Namespaces.child(root, 2 * limits.threads(), command));
    String mark = UUID.randomUUID().toString();
    builder.environment().clear();
    builder.environment().put(MARK, mark);
    builder.environment().put("PATH", Namespaces.SEARCH);
    return new Confined(builder.start(), true, Optional.empty(), mark, limits, () -> {});
  }

  private Confined beside() throws IOException {
    Optional<Outsider> outsider = foreign ? Outsider.take() : Optional.empty();
    Path folder = Files.createTempDirectory("loopbook-child");
    String mark = UUID.randomUUID().toString();
    List<String> command = new ArrayList<>();
    if (SESSIONS) {
      command.add("/usr/bin/setsid");
    }
    // More threads than what is watched: who comes above that is stopped and told before.
    outsider.ifPresent(other -> command.addAll(other.command(2 * limits.threads())));
    if (FILES) {
      command.addAll(List.of("/bin/sh", "-c", SCRIPT.replace("; ", " 2>/dev/null; ")));
    }
    command.addAll(jvm(folder));
    command.addAll(FILES ? List.of("/dev/fd/3", "/dev/fd/4") : List.of("-", "-"));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    String root = environment.get("SystemRoot");
    environment.clear();
    environment.put(MARK, mark);
    environment.put("PATH", UNIX ? "/usr/bin:/bin" : "");
    if (root != null) {
      environment.put("SystemRoot", root); // Windows has no sockets without it
    }
    Runnable leave =
        () -> {
          outsider.ifPresent(Outsider::close);
          Scratch.delete(folder);
        };
    try {
      if (outsider.isPresent()) {
        outsider.get().own(folder);
      }
      return new Confined(builder.start(), false, outsider, mark, limits, leave);
    } catch (IOException failed) {
      leave.run();
      throw failed;
    }
  }

  private List<String> jvm(Path folder) {
    return List.of(
        java.toString(),
        "-Xmx" + limits.heap() + "m",
        "-XX:MaxDirectMemorySize=" + limits.direct() + "m",
        "-XX:MaxMetaspaceSize=96m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-XX:TieredStopAtLevel=1",
        "-XX:CompileThresholdScaling=4", // a child lives shorter than most compiled code pays
        "-XX:+UseSerialGC",
        "-XX:-UseDynamicNumberOfCompilerThreads",
        "-XX:+DisableAttachMechanism",
        "-Xshare:auto",
        "-XX:SharedArchiveFile=" + Archive.of(jar),
        "-Xlog:disable",
        "-Xlog:all=off:stderr",
        "-Dfile.encoding=UTF-8",
        // From JDK 18 on a reflective call else makes method handles, dear for what is called once.
        "-Djdk.reflect.useNativeAccessorOnly=true",
        "-Djava.awt.headless=true",
        "-Duser.language=en",
        "-Duser.country=",
        "-Duser.timezone=UTC",
        "-Duser.home=" + folder,
        "-Djava.io.tmpdir=" + folder,
        "-jar",
        jar.toAbsolutePath().toString());
  }
}
