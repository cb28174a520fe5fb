package loopbook.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How to start a child: which JVM, which jar, in which isolation.
 *
 * @param java the {@code java} program
 * @param jar started with {@code -jar}; its arguments are the two control files
 * @param level the isolation; {@link IsolationLevel#PROCESS} in this build
 */
public record Launch(Path java, Path jar, IsolationLevel level, Limits limits) {
  /** The environment variable that marks a child and all its descendants. */
  static final String MARK = "LOOPBOOK_CHILD";

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

  public Launch {
    if (level != IsolationLevel.PROCESS) {
      throw new IllegalArgumentException("isolation level " + level.number() + " is not available");
    }
  }

  /** With this JVM's own {@code java}, at the highest level there is. */
  public static Launch of(Path jar, Limits limits) {
    String windows =
        Files.exists(Path.of(System.getProperty("java.home"), "bin", "java.exe")) ? ".exe" : "";
    Path java = Path.of(System.getProperty("java.home"), "bin", "java" + windows);
    return new Launch(java, jar, IsolationLevel.available(), limits);
  }

  /** Starts a child in a new folder of its own, which goes when the child goes. */
  public Confined start() throws IOException {
    Path folder = Files.createTempDirectory("loopbook-child");
    String mark = UUID.randomUUID().toString();
    List<String> command = new ArrayList<>();
    if (SESSIONS) {
      command.add("/usr/bin/setsid");
    }
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
    return new Confined(builder.start(), folder, mark, limits);
  }

  /** What the build wrote beside the jar; where it is missing or does not fit, it is left alone. */
  private Path archive() {
    String name = jar.getFileName().toString().replaceFirst("[.]jar$", ".jsa");
    return jar.toAbsolutePath().resolveSibling(name);
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
        "-XX:+UseSerialGC",
        "-XX:-UseDynamicNumberOfCompilerThreads",
        "-XX:+DisableAttachMechanism",
        "-Xshare:auto",
        "-XX:SharedArchiveFile=" + archive(),
        "-Xlog:disable",
        "-Xlog:all=off:stderr",
        "-Dfile.encoding=UTF-8",
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
