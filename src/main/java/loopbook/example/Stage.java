package loopbook.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import loopbook.lab.Bench;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/** What the roles of one run share: ports, moments, a folder. */
final class Stage extends Bench {
  private static final Duration SLICE = Duration.ofMillis(20);

  private static volatile @Nullable Stage latest;

  private final List<String> roles;
  private final Recording recording;
  private final Path folder;
  private final Predicate<String> hasEnded;
  private final Optional<Detour> detour;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, Boolean> passed = new HashMap<>();
  private boolean over;

  static {
    Bench.find(Stage::here);
  }

  Stage(
      List<String> roles,
      Recording recording,
      Path folder,
      Predicate<String> hasEnded,
      Optional<Detour> detour) {
    this.roles = List.copyOf(roles);
    this.recording = recording;
    this.folder = folder;
    this.hasEnded = hasEnded;
    this.detour = detour;
    latest = this;
  }

  /** The one that the current thread plays on; at the prompt the one of the latest run. */
  private static Bench here() {
    Turn turn = Turn.current();
    Stage mine = turn == null ? null : turn.session().stage();
    Stage found = mine != null ? mine : latest;
    if (found == null) {
      throw new IllegalStateException("no example has been run yet, so there are no roles");
    }
    return found;
  }

  @Override
  public int port(String role) throws InterruptedException {
    if (!roles.contains(role)) {
      throw new IllegalArgumentException(
          "no role is called " + role + "; there is " + String.join(", ", roles));
    }
    while (true) {
      Integer kept = kept(role);
      if (kept != null) {
        return kept;
      }
      boolean ended = isOver() || hasEnded.test(role);
      OptionalInt found =
          isOver() ? OptionalInt.empty() : recording.awaitPort(role, ended ? Duration.ZERO : SLICE);
      if (found.isPresent()) {
        return onTheWay(role, found.getAsInt());
      }
      if (ended) {
        throw new IllegalStateException(role + " has ended without a port");
      }
    }
  }

  /** Where another role finds it: at the peer that stands between them, if one does. */
  private int onTheWay(String role, int port) throws InterruptedException {
    Turn turn = Turn.current();
    boolean own = turn != null && turn.session().party().equals(role);
    return own || detour.isEmpty() ? port : detour.get().port(role, port);
  }

  private synchronized @Nullable Integer kept(String role) {
    return ports.get(role);
  }

  private synchronized boolean isOver() {
    return over;
  }

  @Override
  public void moment(String name) throws InterruptedException {
    if (isOver()) {
      throw new IllegalStateException("the run is over, so it has no further moments");
    }
    recording.moment(name);
    synchronized (this) {
      passed.put(name, true);
      notifyAll();
    }
  }

  @Override
  public synchronized void await(String name) throws InterruptedException {
    while (!passed.containsKey(name)) {
      if (over) {
        throw new IllegalStateException("the run is over; nobody passed the moment " + name);
      }
      wait();
    }
  }

  @Override
  public Path scratch() {
    if (isOver() && !Files.isDirectory(folder)) {
      throw new IllegalStateException("the run is over and its folder is gone");
    }
    return folder;
  }

  /** Keeps the ports for the prompt. */
  synchronized void finish() {
    for (String role : roles) {
      try {
        recording.awaitPort(role, Duration.ZERO).ifPresent(port -> ports.put(role, port));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    over = true;
    notifyAll();
  }

  synchronized Map<String, Integer> ports() {
    return Map.copyOf(ports);
  }
}
