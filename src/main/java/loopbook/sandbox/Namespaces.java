package loopbook.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The commands that start processes in Linux namespaces (namespaces(7)), by the programs of
 * util-linux and iproute2. A <em>chamber</em> is a judge in a network namespace of its own, which
 * its children share; at level 3 each child has user, process, mount and IPC namespaces besides.
 */
final class Namespaces {
  /** Of its scratch folder. */
  private static final int SCRATCH_MIB = 64;

  private static final int SCRATCH_FILES = 4096;

  /** A user id that no system gives to anybody: between those of users and of services. */
  private static final String NOBODY = "60799";

  /** Where everything is that a JVM and its libraries need besides the JDK itself. */
  private static final List<String> SYSTEM =
      List.of("/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64");

  /** The control files are opened again by their names, by who is no longer root then. */
  private static final String GIVE =
      "chown " + NOBODY + " /proc/self/fd/0 /proc/self/fd/1 2>/dev/null; ";

  /** What unshare says when its child is killed is no output of the child's: see child.sh. */
  private static final String QUIET = "exec \"$@\" 5>&2 2>/dev/null";

  static final String SEARCH = "/usr/sbin:/usr/bin:/sbin:/bin";

  private static final int DEPTH_OF_JDK = 4;

  private Namespaces() {}

  /**
   * A command in a network namespace of its own; at level 3 also in process and mount namespaces,
   * with a root ready for children.
   *
   * @param root an empty folder, where the root is mounted that only the command and its children
   *     see
   * @param shown what children see of the host besides the system's programs, read-only
   */
  static List<String> chamber(
      IsolationLevel level, Path root, List<Path> shown, List<String> command) {
    List<String> all = new ArrayList<>(List.of("unshare"));
    if (!Outsider.isRoot()) {
      all.addAll(List.of("--user", "--map-root-user"));
    }
    all.add("--net");
    if (level == IsolationLevel.FULL) {
      all.addAll(List.of("--pid", "--mount", "--ipc", "--fork", "--kill-child", "--mount-proc"));
    }
    all.addAll(List.of("/bin/sh", "-c", script("chamber.sh"), "chamber"));
    if (level == IsolationLevel.FULL) {
      all.add(root.toString());
      SYSTEM.stream().filter(name -> Files.isDirectory(Path.of(name))).forEach(all::add);
      shown.forEach(path -> all.add(path.toString()));
    } else {
      all.add("-");
    }
    all.add("--");
    all.addAll(command);
    return all;
  }

  /**
   * A command in user, process, mount, IPC and host name namespaces of its own, in a chamber of
   * level 3: without any right, as a user that is nobody, limited in its number of threads.
   */
  static List<String> child(Path root, int threads, List<String> command) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("/bin/sh", "-c", Outsider.isRoot() ? GIVE + QUIET : QUIET, "child"));
    if (Outsider.isRoot()) {
      all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    all.addAll(List.of("unshare", "--user", "--map-root-user"));
    all.addAll(List.of("--pid", "--mount", "--ipc", "--uts", "--fork", "--kill-child"));
    all.addAll(List.of("/bin/sh", "-c", script("child.sh"), "child", root.toString()));
    all.addAll(List.of("" + SCRATCH_MIB, "" + SCRATCH_FILES, "" + threads));
    all.addAll(command);
    return all;
  }

  /**
   * A new folder for a chamber, with an empty one for its root in it. Others may pass through: the
   * children of a chamber of root's are somebody else.
   */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("loopbook-chamber");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Files.createDirectory(root(folder));
    return folder;
  }

  static Path root(Path folder) {
    return folder.resolve("root");
  }

  /** This JVM's own JDK, and the files outside it that its links lead to. */
  static List<Path> jdk() {
    Path home = Path.of(System.getProperty("java.home"));
    Set<Path> all = new TreeSet<>();
    try (Stream<Path> files = Files.walk(home.toRealPath(), DEPTH_OF_JDK)) {
      all.add(home);
      all.add(home.toRealPath());
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        if (Files.exists(link)) {
          all.add(link.toRealPath());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Path> shown = new ArrayList<>();
    for (Path one : all) {
      if (SYSTEM.stream().noneMatch(one::startsWith) && shown.stream().noneMatch(one::startsWith)) {
        shown.add(one);
      }
    }
    return shown;
  }

  private static String script(String name) {
    try (InputStream in = Namespaces.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
