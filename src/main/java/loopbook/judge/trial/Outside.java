package loopbook.judge.trial;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import loopbook.judge.call.Waiting;
import loopbook.peer.Heard;
import loopbook.sandbox.Confined;
import loopbook.sandbox.TcpRows;

/**
 * The child as seen from outside it, through the kernel. Where the system shows nothing (no {@code
 * /proc}) every check here passes: it is advice there, not points.
 */
public final class Outside {
  /** Names of threads that the JDK starts when it wants to, cut to 15 bytes as the kernel does. */
  private static final Set<String> OF_THE_JDK =
      Set.of(
          "C1 CompilerThre",
          "C2 CompilerThre",
          "Attach Listener",
          "Common-Cleaner",
          "process reaper",
          "Read-Poller",
          "Write-Poller",
          "VirtualThread-u",
          "CompletableFutu",
          "ForkJoinPool-1-",
          "ForkJoinPool.co",
          "Keep-Alive-Time",
          "Signal Dispatch",
          "VM Thread",
          "GC Thread#0",
          "Sweeper thread",
          "Service Thread",
          "SIGINT handler",
          "MasterPoller");

  private final Submission submission;
  private final Confined process;
  private Map<Long, String> threadsBefore = Map.of();

  Outside(Submission submission, Confined process) {
    this.submission = submission;
    this.process = process;
  }

  void remember() {
    threadsBefore = process.vitals().threadNames();
  }

  /** The names of the threads that came since the classes were loaded, without the JDK's own. */
  public List<String> newThreads() {
    return process.vitals().threadNames().entrySet().stream()
        .filter(e -> !threadsBefore.containsKey(e.getKey()))
        .map(Map.Entry::getValue)
        .filter(name -> OF_THE_JDK.stream().noneMatch(name::startsWith))
        .toList();
  }

  /** How many connections whose own port is this one are ESTABLISHED or in CLOSE_WAIT. */
  public int connections(int port) {
    return TcpRows.of(process.pid())
        .map(rows -> rows.count(port, Set.of("ESTABLISHED", "CLOSE_WAIT")))
        .orElse(0);
  }

  /**
   * Whether a peer's connection is still in the accept queue of the child's; empty where that
   * cannot be seen, or there is no such connection.
   */
  Optional<Boolean> queued(Heard peer) {
    InetSocketAddress own = peer.local();
    InetSocketAddress child = peer.remote();
    return own == null || child == null
        ? Optional.empty()
        : TcpRows.of(process.pid()).flatMap(r -> r.queued(child.getPort(), own.getPort()));
  }

  /**
   * Ends the test if a listener of the child's with that port is bound to another address, or to
   * all of them.
   */
  public void listensOnlyOn(InetSocketAddress address, String message, String next) {
    List<InetAddress> others = others(address);
    if (!others.isEmpty()) {
      String seen =
          others.stream()
              .map(a -> a.isAnyLocalAddress() ? "every address" : a.getHostAddress())
              .map(where -> "listening on " + where + ", port " + address.getPort())
              .collect(Collectors.joining("; "));
      throw submission.failure(
          Finding.Kind.WRONG,
          message,
          List.of(new Detail(Detail.Label.SEEN, seen)),
          next,
          Symptoms.ofListener());
    }
  }

  /** Whether all listeners of the child's with that port are bound to other addresses. */
  boolean listensElsewhere(InetSocketAddress address) {
    List<InetAddress> all = listening(address.getPort());
    return !all.isEmpty() && others(address).size() == all.size();
  }

  private List<InetAddress> others(InetSocketAddress address) {
    return listening(address.getPort()).stream()
        .filter(one -> !one.equals(address.getAddress()))
        .toList();
  }

  private List<InetAddress> listening(int port) {
    return TcpRows.of(process.pid())
        .map(rows -> rows.listening(port, process.vitals().sockets()))
        .orElse(List.of());
  }

  /**
   * How many of the child's calls to that port have no answer yet; empty where that cannot be seen.
   * A socket that is open need not call yet: on JDK 17 a {@code Socket} that is closed between the
   * two connects all the same.
   */
  public OptionalInt calling(int port) {
    Set<Long> sockets = process.vitals().sockets();
    return TcpRows.of(process.pid())
        .map(rows -> OptionalInt.of(rows.calling(port, sockets)))
        .orElse(OptionalInt.empty());
  }

  /** How many files and sockets are open; 0 where that cannot be seen. */
  public int descriptors() {
    return process.vitals().descriptors().orElse(0);
  }

  /** The memory that the child occupies, in MiB; 0 where that cannot be seen. */
  public long residentMiB() {
    return process.vitals().residentBytes().orElse(0) >> 20;
  }

  /** Waits until the condition holds, for the usual time; ends the test if it does not. */
  public void settles(
      BooleanSupplier condition, String message, String next, Supplier<String> seen) {
    long end = System.nanoTime() + submission.patience().toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw failure(message, seen.get(), submission.waiting().stream(), next);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private Failure failure(String message, String seen, Stream<Waiting> threads, String next) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(Detail.Label.SEEN, seen));
    Whereabouts.of(threads.toList())
        .ifPresent(where -> details.add(new Detail(Detail.Label.WAITING, where)));
    return submission.failure(Finding.Kind.WRONG, message, details, next, Symptoms.NONE);
  }

  /**
   * Ends the test if the child wants more than a third of a processor for that long, whether it
   * gets it or not.
   */
  public void idles(Duration span, String message, String next) {
    long end = System.nanoTime() + submission.patience().toNanos();
    Optional<Duration> last = process.vitals().demandedTime();
    while (last.isPresent()) {
      long start = System.nanoTime();
      LockSupport.parkNanos(span.toNanos());
      Optional<Duration> now = process.vitals().demandedTime();
      if (now.isEmpty()) {
        return;
      }
      double share = (double) now.get().minus(last.get()).toNanos() / (System.nanoTime() - start);
      if (share < 0.33) {
        return;
      }
      if (System.nanoTime() > end) {
        String seen = String.format(Locale.ROOT, "%.0f%% of a processor", share * 100);
        throw failure(message, seen, submission.waiting().stream().filter(Waiting::runs), next);
      }
      last = now;
    }
  }
}
