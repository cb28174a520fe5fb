package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What is left of sockets in this process's network namespace when their programs are gone. */
public final class Traces {
  private static final List<String> TABLES =
      List.of("tcp", "tcp6", "udp", "udp6", "udplite", "raw", "raw6", "unix", "packet");

  /** Columns of a Unix-domain socket that has no name (proc_net_unix in proc(5)). */
  private static final int NAMELESS = 7;

  private static final int SECONDS = 5;

  private Traces() {}

  /**
   * Takes away connections that the kernel still remembers (TIME_WAIT), where it can do that; true
   * if nothing at all is left, and the next program finds the namespace as the last one did.
   */
  public static boolean clear() {
    return isClear() || (destroy() && isClear());
  }

  private static boolean isClear() {
    return TABLES.stream().allMatch(Traces::isEmpty);
  }

  private static boolean isEmpty(String table) {
    Path file = Path.of("/proc/self/net", table);
    try {
      return !Files.exists(file)
          || Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
              .skip(1) // the header
              .noneMatch(row -> matters(table, row));
    } catch (IOException unknown) {
      return false;
    }
  }

  /** Unix-domain sockets without a name are the two ends of a pair: nobody else can reach them. */
  private static boolean matters(String table, String row) {
    return !table.equals("unix") || row.strip().split("\\s+").length > NAMELESS;
  }

  /** By ss(8); older kernels keep connections in TIME_WAIT all the same. */
  private static boolean destroy() {
    try {
      Process ss =
          new ProcessBuilder("ss", "--kill", "--all", "--tcp")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      ss.getOutputStream().close();
      if (ss.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return true;
      }
      ss.destroyForcibly();
      return false;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
