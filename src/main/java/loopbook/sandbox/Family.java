package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A child process with all that it started. On Linux a descendant is known by the mark in its
 * environment or by the child's session, also when its parent is gone; elsewhere by its parents.
 */
final class Family {
  private static final Path PROC = Path.of("/proc");

  private final ProcessHandle root;
  private final String mark;

  Family(ProcessHandle root, String mark) {
    this.root = root;
    this.mark = Launch.MARK + "=" + mark;
  }

  /** What the whole family uses now. */
  record Use(long residentMiB, int threads) {}

  Use use() {
    long resident = 0;
    int threads = 0;
    Set<Long> all = new LinkedHashSet<>(Set.of(root.pid()));
    root.descendants().forEach(d -> all.add(d.pid()));
    for (long pid : all) {
      Vitals vitals = new Vitals(pid);
      resident += vitals.residentBytes().orElse(0);
      threads += vitals.threads().orElse(1);
    }
    return new Use(resident >> 20, threads);
  }

  /** Kills until none is left; what starts a process while we look is found in the next round. */
  void kill() {
    for (int round = 0; round < 100; round++) {
      Set<ProcessHandle> left = members();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private Set<ProcessHandle> members() {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    root.descendants().filter(ProcessHandle::isAlive).forEach(found::add);
    if (root.isAlive()) {
      found.add(root);
    }
    if (!Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path one : all) {
        if (isMarked(one)) {
          long pid = Long.parseLong(one.getFileName().toString());
          Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
          handle.ifPresent(found::add);
          handle.ifPresent(h -> h.descendants().forEach(found::add));
        }
      }
    } catch (IOException e) {
      // no such file system: the parents have to do
    }
    return found;
  }

  private boolean isMarked(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      if (fields[0].equals("Z")) {
        return false;
      }
      if (fields[3].equals(Long.toString(root.pid()))) {
        return true;
      }
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
          .contains(mark);
    } catch (IOException | RuntimeException goneOrNotOurs) {
      return false;
    }
  }
}
