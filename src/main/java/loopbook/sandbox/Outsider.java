package loopbook.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who a submission of somebody else runs as where it shares our files and processes, at levels 1
 * and 2, and we are root: a user of its own, who owns nothing else. What is left of that user's
 * processes is ended, whatever they did to hide. In a user namespace of our own there are no other
 * users; there it is we ourselves without any right of root's.
 */
final class Outsider implements AutoCloseable {
  /** No system gives these numbers to anybody: they lie between those of users and of services. */
  private static final int FIRST = 60_800;

  private static final int MANY = 384;
  private static final int SECONDS = 2;
  private static final int ROUNDS = 20;

  /** Between a link's name and what it leads to, as ls(1) writes it. */
  private static final String LINK = " -> ";

  /** Where it is noted which users are taken: by other processes of ours, too. */
  private static final Path TAKEN = Path.of("/run/loopbook-users");

  /** Those of this JVM: its file locks do not tell its own children apart. */
  private static final Set<Integer> OURS = ConcurrentHashMap.newKeySet();

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final @Nullable FileChannel claim;
  private final int user;

  private Outsider(@Nullable FileChannel claim, int user) {
    this.claim = claim;
    this.user = user;
  }

  /**
   * One that nobody else has; empty where we are no root, and a submission is as little as we are.
   *
   * @throws IOException if there is none to be had
   */
  static Optional<Outsider> take() throws IOException {
    if (!isNamedRoot()) {
      return Optional.empty();
    }
    if (!isRoot()) {
      return Optional.of(new Outsider(null, 0));
    }
    if (!Files.isDirectory(TAKEN)) {
      Files.createDirectories(
          TAKEN,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    for (int i = 0; i < MANY; i++) {
      int user = FIRST + Math.floorMod(NEXT.getAndIncrement(), MANY);
      if (OURS.add(user)) {
        Optional<FileChannel> claim = claim(TAKEN.resolve(Integer.toString(user)));
        if (claim.isPresent()) {
          return Optional.of(new Outsider(claim.get(), user));
        }
        OURS.remove(user);
      }
    }
    throw new IOException("all " + MANY + " users for submissions are taken");
  }

  /** The kernel gives a claim back when we end, however we do. Empty if others have it. */
  private static Optional<FileChannel> claim(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return Optional.of(channel);
    }
    channel.close();
    return Optional.empty();
  }

  /**
   * Before a command: it runs as this user, who can open its files 0 and 1 again by their names.
   *
   * @param threads how many this user may have
   */
  List<String> command(int threads) {
    List<String> all = new ArrayList<>();
    if (claim != null) {
      String gift = "chown " + user + " /proc/self/fd/0 /proc/self/fd/1 && exec \"$@\"";
      all.addAll(List.of("/bin/sh", "-c", gift, "gift", "prlimit", "--nproc=" + threads));
    }
    all.addAll(rights());
    return all;
  }

  private List<String> rights() {
    List<String> all = new ArrayList<>(List.of("setpriv", "--no-new-privs", "--inh-caps=-all"));
    if (claim == null) {
      // to be root is worth nothing from here on (capabilities(7), securebits)
      all.addAll(List.of("--bounding-set=-all", "--securebits=+noroot,+noroot_locked"));
    } else {
      all.addAll(List.of("--reuid=" + user, "--regid=" + user, "--clear-groups"));
    }
    return all;
  }

  /** Makes this user the owner of an empty folder. */
  void own(Path folder) throws IOException {
    if (claim != null) {
      FileSystem system = folder.getFileSystem();
      String number = Integer.toString(user);
      Files.setOwner(folder, system.getUserPrincipalLookupService().lookupPrincipalByName(number));
    }
  }

  /** What a process of this user's has open, as its owner sees it; empty if that cannot be seen. */
  Optional<List<String>> files(long pid) {
    List<String> all = new ArrayList<>(rights());
    all.addAll(List.of("ls", "-l", "/proc/" + pid + "/fd"));
    try {
      List<String> files =
          run(all)
              .lines()
              .filter(line -> line.contains(LINK))
              .map(line -> line.substring(line.indexOf(LINK) + LINK.length()))
              .toList();
      return files.isEmpty() ? Optional.empty() : Optional.of(files);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Ends all that this user still runs, and lets others have the number. */
  @Override
  public void close() {
    if (claim == null) {
      return;
    }
    List<String> all = new ArrayList<>(rights());
    all.addAll(List.of("/bin/sh", "-c", "kill -KILL -1"));
    try (claim) {
      List<ProcessHandle> left = left();
      for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
        // All at once, which what goes on forking cannot outrun; but it may stop who does that.
        run(all);
        left().forEach(ProcessHandle::destroyForcibly);
        left = left();
      }
    } catch (IOException e) {
      // it is ours until we end
    } finally {
      OURS.remove(user);
    }
  }

  /**
   * This user's processes, from proc(5): its folders may belong to root, what is in them does not
   * lie.
   */
  private List<ProcessHandle> left() throws IOException {
    List<ProcessHandle> left = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path one : all) {
        String status = status(one);
        if (status.contains("\nUid:\t" + user + "\t") && !status.contains("\nState:\tZ")) {
          ProcessHandle.of(Long.parseLong(one.getFileName().toString())).ifPresent(left::add);
        }
      }
    }
    return left;
  }

  private static String status(Path process) {
    try {
      return Files.readString(process.resolve("status"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /**
   * Why a submission cannot be run as somebody else; empty if it can, or need not.
   *
   * @param needed files that it has to read
   */
  static Optional<String> obstacle(List<Path> needed) {
    try {
      Optional<Outsider> one = take();
      if (one.isEmpty()) {
        return Optional.empty();
      }
      try (Outsider outsider = one.get()) {
        List<String> all = new ArrayList<>(outsider.rights());
        String script = "for f; do test -r \"$f\" || { echo \"cannot read $f\"; exit 1; }; done";
        all.addAll(List.of("/bin/sh", "-c", script, "sh"));
        needed.forEach(file -> all.add(file.toAbsolutePath().toString()));
        String said = run(all);
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
      }
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What it printed; it is ended if that takes too long. */
  private static String run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", Namespaces.SEARCH);
    Process process = builder.start();
    CompletableFuture<Void> late =
        process
            .onExit()
            .completeOnTimeout(process, SECONDS, TimeUnit.SECONDS)
            .thenAccept(one -> one.toHandle().destroyForcibly()); // its streams stay open
    try {
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } finally {
      late.cancel(false);
    }
  }

  private static boolean isNamedRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Whether we may become any other user: in a user namespace of our own we are root alone. */
  static boolean isRoot() {
    if (!isNamedRoot()) {
      return false;
    }
    try {
      String[] users = Files.readString(Path.of("/proc/self/uid_map")).strip().split("\\s+");
      return Long.parseLong(users[2]) > FIRST + MANY;
    } catch (IOException noUserNamespaces) {
      return true;
    }
  }
}
