package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
  private final long began;
  private final Meter meter = new Meter();

  Family(ProcessHandle root, String mark) {
    this.root = root;
    this.mark = Launch.MARK + "=" + mark;
    this.began = stat(PROC.resolve(Long.toString(root.pid()))).map(Family::start).orElse(0L);
  }

  /** What the whole family uses now. */
  record Use(long residentMiB, int threads) {}

  /**
   * What is used now.
   *
   * @param main the process that is always looked at
   * @param whole with its descendants; to find them, the system's list of processes is read, which
   *     takes much longer than to look at one process
   */
  Use use(long main, boolean whole) {
    Set<Long> all = new LinkedHashSet<>(Set.of(main));
    if (whole) {
      root.descendants().forEach(d -> all.add(d.pid()));
    }
    long resident = 0;
    int threads = 0;
    List<Vitals.Use> uses = new ArrayList<>();
    for (long pid : all) {
      Vitals.Use use = new Vitals(pid).use();
      uses.add(use);
      resident += use.residentBytes();
      threads += use.threads();
    }
    meter.look(uses.get(0), uses.subList(1, uses.size()));
    return new Use(resident >> 20, threads);
  }

  /** The last look before it is ended; others are looked for only if there were any before. */
  void lastLook(long main) {
    use(main, meter.hasCompany());
  }

  /** What was used, as far as it was seen. */
  Usage usage() {
    return meter.usage();
  }

  /** Kills until none is left; what starts a process while we look is found in the next round. */
  void kill() {
    for (int round = 0; round < 100; round++) {
      Set<ProcessHandle> left = members();
      if (left.isEmpty()) {
        return;
      }
      if (round == 0) {
        meter.lookAtSurvivors(
            left.stream()
                .filter(p -> !p.equals(root))
                .map(p -> new Vitals(p.pid()).use())
                .toList());
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

  /** Whether it is one of ours; none of ours is older than the first. */
  private boolean isMarked(Path process) {
    Optional<String[]> stat = stat(process);
    if (stat.isEmpty() || stat.get()[0].equals("Z") || start(stat.get()) < began) {
      return false;
    }
    if (stat.get()[3].equals(Long.toString(root.pid()))) {
      return true;
    }
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
          .contains(mark);
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  /** The fields after the name, of proc(5), stat: the state is the first. */
  private static Optional<String[]> stat(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    } catch (IOException | RuntimeException gone) {
      return Optional.empty();
    }
  }

  /** When it was started, in ticks since the system was. */
  private static long start(String[] stat) {
    return Long.parseLong(stat[19]);
  }
}
