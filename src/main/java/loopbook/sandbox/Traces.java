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
    for (String table : TABLES) {
      Path file = Path.of("/proc/self/net", table);
      try {
        if (Files.exists(file)
            && Files.readAllLines(file, StandardCharsets.ISO_8859_1).size() > 1) {
          return false;
        }
      } catch (IOException unknown) {
        return false;
      }
    }
    return true;
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
