package loopbook.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the kernel says about a process, from {@code /proc} (proc(5)); empty where there is none, or
 * when the process is gone.
 */
public final class Vitals {
  /** The unit of processor times in proc(5); on all Linux systems that Java runs on. */
  static final int TICK_MS = 10;

  private static final String SOCKET = "socket:[";
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CUTIME = 13;
  private static final int CSTIME = 14;

  /** Of schedstat, in nanoseconds. */
  private static final int RUN = 0;

  private static final int WAITED = 1;

  private final long pid;
  private final Path home;
  private final Optional<Outsider> owner;

  Vitals(long pid) {
    this(pid, Optional.empty());
  }

  /**
   * Of a process of another user's.
   *
   * @param owner whom the system may tell more of it than us: without CAP_SYS_PTRACE, as in most
   *     containers, root sees no other user's open files
   */
  Vitals(long pid, Optional<Outsider> owner) {
    this.pid = pid;
    this.owner = owner;
    home = Path.of("/proc", Long.toString(pid));
  }

  /**
   * What it uses.
   *
   * @param residentBytes memory that it occupies; 0 where nobody can tell
   * @param peakBytes the most that it has occupied; 0 where nobody can tell
   * @param threads that it has; 1 where nobody can tell
   * @param ticks processor time that it has used itself and the children that it has waited for; -1
   *     where nobody can tell
   */
  record Use(long residentBytes, long peakBytes, int threads, long ticks) {}

  Use use() {
    Map<String, String> all = status();
    return new Use(
        bytes(all.getOrDefault("VmRSS", "0 kB")),
        bytes(all.getOrDefault("VmHWM", "0 kB")),
        Integer.parseInt(all.getOrDefault("Threads", "1")),
        ticks(UTIME, STIME, CUTIME, CSTIME).orElse(-1));
  }

  private static long bytes(String kibibytes) {
    return Long.parseLong(kibibytes.replace(" kB", "")) << 10;
  }

  /** Memory that it occupies now. */
  public OptionalLong residentBytes() {
    String found = status().get("VmRSS");
    return found == null ? OptionalLong.empty() : OptionalLong.of(bytes(found));
  }

  /** Its threads' names, cut to 15 bytes, by thread id. */
  public Map<Long, String> threadNames() {
    Map<Long, String> names = new LinkedHashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(home.resolve("task"))) {
      for (Path task : tasks) {
        try {
          String name = Files.readString(task.resolve("comm"), StandardCharsets.ISO_8859_1);
          names.put(Long.valueOf(task.getFileName().toString()), name.stripTrailing());
        } catch (IOException goneMeanwhile) {
          // a thread that has just ended
        }
      }
    } catch (IOException e) {
      return Map.of();
    }
    return names;
  }

  /** Processor time that it has used, in the kernel's ticks of 10 ms. */
  public Optional<Duration> processorTime() {
    OptionalLong ticks = ticks(UTIME, STIME);
    return ticks.isPresent()
        ? Optional.of(Duration.ofMillis(ticks.getAsLong() * TICK_MS))
        : Optional.empty();
  }

  /** The sum of these fields of proc(5), stat, counted from the one after the name. */
  private OptionalLong ticks(int... which) {
    try {
      String stat = Files.readString(home.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long ticks = 0;
      for (int field : which) {
        ticks += Long.parseLong(fields[field]);
      }
      return OptionalLong.of(ticks);
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  /**
   * Processor time that it has used or waited for, all its threads together: what it would have
   * used with a processor of its own for each thread. On a busy machine it tells a program that
   * spins from one that waits, where the time used does not. Where the kernel keeps no scheduling
   * statistics (proc(5), schedstat) it is {@link #processorTime}.
   */
  public Optional<Duration> demandedTime() {
    return scheduled(RUN, WAITED).or(this::processorTime);
  }

  /**
   * How long its threads that are there have waited for a processor, all together, since they
   * began; empty where the kernel keeps no scheduling statistics.
   */
  Optional<Duration> waitedTime() {
    return scheduled(WAITED);
  }

  /** The sum of these fields of proc(5), schedstat, over its threads. */
  private Optional<Duration> scheduled(int... which) {
    long nanos = 0;
    boolean any = false;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(home.resolve("task"))) {
      for (Path task : tasks) {
        try {
          String stat = Files.readString(task.resolve("schedstat"), StandardCharsets.ISO_8859_1);
          String[] fields = stat.strip().split(" ");
          for (int field : which) {
            nanos += Long.parseLong(fields[field]);
          }
          any = true;
        } catch (IOException | RuntimeException noneOrEnded) {
          // a thread that has just ended, or a kernel without the file
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return any ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
  }

  /** How many files and sockets it has open. */
  public OptionalInt descriptors() {
    return files().map(all -> OptionalInt.of(all.size())).orElse(OptionalInt.empty());
  }

  /** The inodes of its sockets, as the kernel's tables of connections name them. */
  public Set<Long> sockets() {
    Set<Long> inodes = new HashSet<>();
    for (String file : files().orElse(List.of())) {
      if (file.startsWith(SOCKET)) {
        inodes.add(Long.valueOf(file.substring(SOCKET.length(), file.length() - 1)));
      }
    }
    return inodes;
  }

  /** What its open files are, as proc(5), fd, names it. */
  private Optional<List<String>> files() {
    List<String> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(home.resolve("fd"))) {
      for (Path one : all) {
        try {
          files.add(Files.readSymbolicLink(one).toString());
        } catch (NoSuchFileException closedMeanwhile) {
          // no file of its any more
        }
      }
    } catch (AccessDeniedException notForUs) {
      return owner.flatMap(other -> other.files(pid));
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.of(files);
  }

  /** The fields of proc(5), status; none if it is gone, or there is no such file system. */
  private Map<String, String> status() {
    Map<String, String> fields = new HashMap<>();
    try {
      Path file = home.resolve("status");
      for (String line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
      }
    } catch (IOException gone) {
      return Map.of();
    }
    return fields;
  }
}
