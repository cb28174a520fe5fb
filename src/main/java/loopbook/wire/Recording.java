package loopbook.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import loopbook.weave.CallListener;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketKind;
import loopbook.weave.TracedCall;
import loopbook.weave.Tracer;
import loopbook.wire.Event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the sockets of one run, or of the learner's session, did.
 *
 * <p>A call belongs to the party whose code made it ({@link CodeLines}), else to the party of its
 * thread, else to the party that opened the socket. Calls that belong to nobody are not recorded.
 *
 * <p>Memory is bounded: payload up to some megabytes in all, and of very many events the first and
 * the last ones, with one of {@link Kind#OMITTED} between them. A closed socket of which none of
 * them speaks is forgotten.
 */
public final class Recording implements AutoCloseable {
  private final String name;
  private final CodeLines lines;
  private final Object lock = new Object();
  private final Ledger ledger;
  private final Users users = new Users();
  private final Moments moments;
  private final Audience audience = new Audience();
  private final Map<String, Recorder.Part> parts = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private volatile int wantedPayload = Tracer.PAYLOAD_LIMIT;
  final LineBudget budget = new LineBudget();

  Recording(String name, CodeLines lines) {
    this.name = name;
    this.lines = lines;
    this.ledger = new Ledger(lines);
    this.moments = new Moments(ledger, lock);
  }

  public String name() {
    return name;
  }

  CodeLines lines() {
    return lines;
  }

  boolean isClosed() {
    return closed;
  }

  /** Makes this thread, and all threads that it will create, the party's until the scope closes. */
  public Scope enter(String party) {
    return Recorder.enter(part(party));
  }

  private Recorder.Part part(String party) {
    return parts.computeIfAbsent(party, name -> new Recorder.Part(this, name));
  }

  /** All events until now, cause before effect, each thread's in its order. */
  public List<Event> events() {
    List<Event> arrived;
    synchronized (lock) {
      arrived = ledger.events();
    }
    return Order.causal(Datagrams.joined(arrived));
  }

  /**
   * Tells each event as it happens, on the thread that caused it; what only adds to the times of an
   * earlier one is not told again. The listener must be quick and use no sockets.
   */
  public void onEvent(Consumer<Event> listener) {
    audience.listen(listener);
  }

  /**
   * As {@link #onEvent}, and also tells what only adds to the times of an earlier event, until the
   * scope is closed. While nobody follows this costs nothing.
   */
  public Scope follow(Consumer<Event> follower) {
    return audience.follow(follower);
  }

  /**
   * Some events as they were told one by one, in the order of {@link #events} and with the parties
   * at their other ends as they are known by now.
   */
  public List<Event> arranged(List<Event> told) {
    List<Event> known;
    synchronized (lock) {
      known = told.stream().map(ledger::resolve).toList();
    }
    return Order.causal(Datagrams.joined(known));
  }

  /** What is open now, in the order in which it was opened. */
  public List<OpenSocket> openSockets() {
    synchronized (lock) {
      return ledger.open(socket -> socket.opened && socket.kind != SocketKind.SELECTOR).stream()
          .filter(socket -> !socket.here || Tracer.isOpen(socket.number))
          .map(socket -> socket.open(lines))
          .toList();
    }
  }

  /** Closes all open sockets and selectors of the recording; returns those that it closed. */
  public List<OpenSocket> closeOpenSockets() {
    return close(socket -> true);
  }

  /** The same for one party. */
  public List<OpenSocket> closeOpenSockets(String party) {
    return close(socket -> socket.party.equals(party));
  }

  /** Closes one socket; false if it was closed already. */
  public boolean closeSocket(long socket) {
    return !close(candidate -> candidate.number == socket).isEmpty();
  }

  private List<OpenSocket> close(Predicate<Tracked> which) {
    List<Tracked> open;
    synchronized (lock) {
      open = ledger.open(socket -> socket.here && which.test(socket));
      open.forEach(socket -> ledger.closed(socket.number));
    }
    // outside the lock: a close can wait for a call that is about to report
    return open.stream()
        .filter(socket -> Recorder.close(socket.number))
        .map(socket -> socket.open(lines))
        .toList();
  }

  /**
   * Whether a write, a connect or another call that need not wait for anybody began before that
   * moment, not longer than {@code most} nanoseconds ago, and is still to return and be told.
   */
  public boolean isReturning(long begunBefore, long most) {
    synchronized (lock) {
      return ledger.isReturning(begunBefore, most);
    }
  }

  int knownSockets() {
    synchronized (lock) {
      return ledger.knownSockets();
    }
  }

  /** Live threads seen in socket calls, virtual ones included. */
  public Set<Thread> threads() {
    return threads(party -> true);
  }

  /** The same for one party. */
  public Set<Thread> threads(String party) {
    return threads(party::equals);
  }

  private Set<Thread> threads(Predicate<String> which) {
    synchronized (lock) {
      return users.alive(which).keySet();
    }
  }

  /** Calls that have not returned, the longest first. */
  public List<BlockedCall> blocked() {
    synchronized (lock) {
      return ledger.blocked();
    }
  }

  /**
   * The calls that wait now, the longest first, each with why it does. A call that has only begun
   * is looked at again a moment later, since a program that never waits is in calls, too; so this
   * takes up to 20 ms.
   */
  public List<Stuck> stuck() {
    List<BlockedCall> still = Lasting.of(this::blocked);
    Map<Thread, String> alive;
    synchronized (lock) {
      alive = users.alive(party -> true);
    }
    return new Diagnosis(still, events(), alive).stuck();
  }

  /**
   * The first port on which the party listens or which it has bound itself; empty if there is none
   * within the time.
   */
  public OptionalInt awaitPort(String party, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lock) {
      OptionalInt port = ledger.port(party);
      while (port.isEmpty() && !closed) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        lock.wait(left);
        port = ledger.port(party);
      }
      return port;
    }
  }

  /**
   * Marks a moment of the calling thread's party, and keeps the kernel's TCP table as it is once
   * two readings agree (20 ms apart, within 400 ms), no acknowledgement is on its way, and the ends
   * of all its connections are known.
   */
  public void moment(String moment) throws InterruptedException {
    Recorder.Part part = Recorder.part();
    String party = part == null || part.recording != this ? "" : part.party;
    CodeLine line =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(lines::find)
            .orElse(null);
    Event event;
    synchronized (lock) {
      event = ledger.moment(party, Thread.currentThread(), line, moment, System.nanoTime());
    }
    audience.tell(event);
    moments.keep(moment);
  }

  /**
   * Marks a moment of nobody's that has passed, with the kernel's TCP table as it was then. To be
   * told when all that belongs to it was fed, since that tells whose the rows are.
   *
   * @param when of {@link System#nanoTime}
   */
  public void feed(String moment, long when, Optional<List<TcpRow>> table) {
    synchronized (lock) {
      ledger.moment("", Thread.currentThread(), null, moment, when);
      moments.keep(moment, table);
    }
  }

  /** The names of the moments that were passed, in order. */
  public List<String> moments() {
    synchronized (lock) {
      return moments.names();
    }
  }

  /**
   * The kernel's rows for the ports of this run at that moment; empty if the moment was not passed
   * or this system has no {@code /proc/net/tcp}.
   */
  public Optional<List<TcpRow>> states(String moment) {
    synchronized (lock) {
      return moments.tcp(moment);
    }
  }

  /** The same for UDP. */
  public Optional<List<UdpRow>> datagramStates(String moment) {
    synchronized (lock) {
      return moments.udp(moment);
    }
  }

  /**
   * The party was stopped: records the calls in which it waits, and that it was stopped. What it
   * still does is not recorded until {@link #resumed}; its sockets are known and can be closed all
   * the same. To be called before its threads are interrupted and its sockets closed. What it
   * closes itself as it unwinds (try-with-resources) does not count as left open, so ask for {@link
   * #events} when its threads have ended.
   */
  public void stopped(String party) {
    var unused = Lasting.of(() -> blocked().stream().filter(c -> c.party().equals(party)).toList());
    List<Event> told;
    synchronized (lock) {
      told = ledger.stop(party, System.nanoTime());
    }
    told.forEach(audience::tell);
  }

  /** The party goes on: a session's next line. */
  public void resumed(String party) {
    synchronized (lock) {
      ledger.resume(party);
    }
  }

  /**
   * The run is over: records who still waits and what the program has left open, also if it was
   * closed for it when it was stopped. Nothing is recorded from now on; the sockets stay open until
   * they are closed.
   */
  public void finish() {
    List<Event> told;
    synchronized (lock) {
      told = ledger.finish(System.nanoTime(), this::isReallyOpen);
    }
    told.forEach(audience::tell);
  }

  private boolean isReallyOpen(Tracked socket) {
    return !socket.here || !Tracer.isClosed(socket.number);
  }

  /**
   * Takes in a call that was traced in another process: {@code process} (not empty) tells processes
   * apart, since each numbers its calls and sockets for itself. Both deliveries of a call must be
   * fed, in the order of the process. Its ends are joined by addresses and byte offsets; times only
   * order what is independent.
   */
  public void feed(String process, String party, SocketCall call, @Nullable CodeLine line) {
    if (process.isEmpty()) {
      throw new IllegalArgumentException("process: the empty name means this process");
    }
    if (call.phase() == Phase.ENTERED) {
      synchronized (lock) {
        ledger.entered(process, party, true, line, call);
      }
    } else {
      exited(process, null, call);
    }
  }

  /** How many bytes of a call are worth being kept. */
  int wantedPayload() {
    return wantedPayload;
  }

  /** {@code its}: a call of the party's own code or thread, which has that seat, if any. */
  CallListener.Ticket entered(
      Recorder.@Nullable Seat seat,
      String party,
      boolean its,
      @Nullable CodeLine line,
      TracedCall call) {
    Pending pending;
    synchronized (lock) {
      pending =
          its
              ? ledger.entered(users.of(seat), party, line, call)
              : ledger.entered(Ledger.HERE, party, false, line, call);
    }
    if (pending.isFirst) {
      Recorder.owns(call.socket(), part(party));
    }
    return new Ongoing(this, pending);
  }

  void exited(String process, @Nullable Pending begun, TracedCall call) {
    Event event;
    boolean isNew;
    synchronized (lock) {
      event = ledger.exited(process, begun, call);
      isNew = ledger.isNew();
      int wanted = ledger.wantedPayload();
      if (wanted != wantedPayload) {
        wantedPayload = wanted;
      }
      if (event != null && (event.kind() == Kind.BIND || event.kind() == Kind.LISTEN)) {
        lock.notifyAll();
      }
    }
    if (event != null) {
      if (event.kind() == Kind.ACCEPT && process.equals(Ledger.HERE)) {
        Recorder.owns(call.made(), part(event.party()));
      }
      audience.tell(event, isNew);
    }
    if (call.operation().closes()) {
      Recorder.closed(call.socket());
    }
  }

  /**
   * Ends the recording: {@link #finish}, and its threads and sockets are nobody's from now on. What
   * was recorded can still be read.
   */
  @Override
  public void close() {
    finish();
    closed = true;
    Recorder.forget(this);
    synchronized (lock) {
      users.clear();
      lock.notifyAll();
    }
  }
}
