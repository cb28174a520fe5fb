package loopbook.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import loopbook.peer.Middleman;
import loopbook.peer.Usual;
import loopbook.weave.SocketKind;
import loopbook.wire.Event;
import loopbook.wire.Recording;
import loopbook.wire.Scope;

/**
 * Leads the roles of one run past a peer: opens a {@link Middleman} before each listener whose port
 * another role asks for. It does so on a thread of its own, so that the peer's sockets and threads
 * are the peer's and not those of the role that asked.
 */
final class Detour implements AutoCloseable {
  /** How long the peer may take to pass on what the roles have said last. */
  private static final Duration LAST_WORDS = Duration.ofMillis(250);

  private final Dial dial;
  private final Recording recording;
  private final ExecutorService own;
  private final Map<String, Middleman> open = new HashMap<>();

  private Detour(Dial dial, Recording recording, ExecutorService own) {
    this.dial = dial;
    this.recording = recording;
    this.own = own;
  }

  /** To be called on a thread that belongs to no role. */
  @SuppressWarnings("try")
  static Detour begin(Dial dial, Recording recording) {
    ExecutorService own =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "peer " + dial.manner());
              thread.setDaemon(true);
              return thread;
            });
    try (Scope scope = recording.enter(dial.party())) {
      own.execute(() -> {}); // begins the thread here, where it inherits the party
    }
    return new Detour(dial, recording, own);
  }

  String party() {
    return dial.party();
  }

  /**
   * The port at which the peer stands for a role; the role's own where no peer can stand, which is
   * where it has bound a datagram socket.
   */
  int port(String role, int real) throws InterruptedException {
    try {
      return CompletableFuture.supplyAsync(() -> opened(role, real), own).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the peer cannot listen", e.getCause());
    }
  }

  private synchronized int opened(String role, int real) {
    Optional<InetSocketAddress> listener = listener(role, real);
    if (listener.isEmpty()) {
      return real;
    }
    try {
      Middleman there = open.get(role);
      if (there == null) {
        List<Usual> usual = dial.usual().getOrDefault(role, List.of());
        there = new Middleman(dial.manner(), listener.get(), usual);
        open.put(role, there);
      }
      return there.address().getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The role's TCP listener at that port; none once it is closed. */
  private Optional<InetSocketAddress> listener(String role, int port) {
    Optional<InetSocketAddress> found = Optional.empty();
    for (Event event : recording.events()) {
      boolean its =
          event.party().equals(role)
              && event.at().kind() == SocketKind.LISTENER
              && event.at().local() instanceof InetSocketAddress address
              && address.getPort() == port;
      if (its
          && event.kind() == Event.Kind.LISTEN
          && event.at().local() instanceof InetSocketAddress at) {
        found = Optional.of(at);
      } else if (its && event.kind() == Event.Kind.CLOSE) {
        found = Optional.empty();
      }
    }
    return found;
  }

  /** The roles have ended: waits a little until the peer has passed on all that they said. */
  void settle() {
    try {
      for (Middleman each : opened().values()) {
        each.settle(LAST_WORDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it did is over; from now on nothing of it is recorded. */
  void stopped() {
    recording.stopped(party());
  }

  /** Whether an event tells only that the peer was put away when the run was over. */
  boolean isClearing(Event event) {
    return event.party().equals(party())
        && switch (event.kind()) {
          case WAIT, STOPPED, LEFT_OPEN -> true;
          default -> false;
        };
  }

  Dialled dialled() {
    Map<String, List<Usual>> came = new HashMap<>();
    opened().forEach((role, each) -> came.put(role, each.came()));
    return new Dialled(dial.manner(), !came.isEmpty(), came);
  }

  private synchronized Map<String, Middleman> opened() {
    return Map.copyOf(open);
  }

  @Override
  public void close() {
    own.shutdownNow();
    opened().values().forEach(Middleman::close);
  }
}
