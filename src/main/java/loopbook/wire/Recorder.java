package loopbook.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import loopbook.weave.CallListener;
import loopbook.weave.SocketCall.Stack;
import loopbook.weave.TracedCall;
import loopbook.weave.Tracer;
import org.jspecify.annotations.Nullable;

/** Starts recordings. There is one recorder in a JVM; it weaves the sockets when first used. */
public final class Recorder {
  /** What a thread, or a socket, is in a recording. */
  static final class Part {
    final Recording recording;
    final String party;

    Part(Recording recording, String party) {
      this.recording = recording;
      this.party = party;
    }
  }

  /** A thread's part, which the threads that it starts inherit. */
  static final class Seat {
    final Part part;

    /** The thread as the recording knows it, which guards it; null until its first call. */
    @Nullable User user;

    Seat(Part part) {
      this.part = part;
    }
  }

  private static final class Seats extends InheritableThreadLocal<@Nullable Seat> {
    @Override
    protected @Nullable Seat childValue(@Nullable Seat parent) {
      return parent == null ? null : new Seat(parent.part);
    }
  }

  private static final List<Recording> LIVE = new CopyOnWriteArrayList<>();
  private static final InheritableThreadLocal<@Nullable Seat> SEATS = new Seats();
  private static final ThreadLocal<Boolean> OURS = ThreadLocal.withInitial(() -> false);

  /** How many threads are in {@link #close}. */
  private static final AtomicInteger CLOSING = new AtomicInteger();

  /** Which recording a socket belongs to, with the party that opened it. */
  private static final Map<Long, Part> OWNERS = new ConcurrentHashMap<>();

  private Recorder() {}

  /** Why nothing can be recorded in this JVM, in words for a person; empty if it can. */
  public static Optional<String> missing() {
    return Tracer.missing();
  }

  /** As {@link #start(String, CodeLines)}, without lines. */
  public static Recording start(String name) {
    return start(name, CodeLines.NONE);
  }

  /**
   * Begins a recording, of one run or of one session. Several can go on at once.
   *
   * @throws IllegalStateException with {@link #missing} as its message
   */
  public static Recording start(String name, CodeLines lines) {
    Tracer.install(Recorder::entered);
    Recording made = new Recording(name, lines);
    LIVE.add(made);
    return made;
  }

  /** A recording of what is fed to it, and of nothing in this process. */
  public static Recording apart(String name) {
    return new Recording(name, CodeLines.NONE);
  }

  /** Weaves the JDK's classes now, so that the first {@link #start} need not; for a warm-up. */
  public static void warmUp() {
    if (missing().isEmpty()) {
      Tracer.install(Recorder::entered);
    }
  }

  static @Nullable Part part() {
    Seat seat = SEATS.get();
    return seat == null || seat.part.recording.isClosed() ? null : seat.part;
  }

  static Scope enter(Part part) {
    Seat before = SEATS.get();
    SEATS.set(new Seat(part));
    return () -> {
      if (before == null) {
        SEATS.remove();
      } else {
        SEATS.set(new Seat(before.part)); // on whichever thread closes the scope
      }
    };
  }

  static void owns(long socket, Part owner) {
    OWNERS.putIfAbsent(socket, owner);
  }

  static void forget(Recording recording) {
    LIVE.remove(recording);
    OWNERS.values().removeIf(part -> part.recording == recording);
  }

  /** Closes a socket; that is no event of the recording. */
  static boolean close(long socket) {
    OURS.set(true);
    CLOSING.incrementAndGet();
    try {
      return Tracer.close(socket);
    } finally {
      CLOSING.decrementAndGet();
      OURS.remove();
    }
  }

  /** A call belongs to whom its code says, else to its thread's, else to its socket's. */
  private static CallListener.@Nullable Ticket entered(TracedCall call) {
    if (LIVE.isEmpty() || (CLOSING.get() > 0 && OURS.get())) {
      return null;
    }
    long completing = Tracer.completing();
    Seat seat = completing != 0 || isShared(Thread.currentThread()) ? null : SEATS.get();
    Part part = completing != 0 ? OWNERS.get(completing) : seat == null ? null : seat.part;
    if (part != null && !part.recording.isClosed()) {
      CodeLine line = lineIfWanted(part.recording, call);
      return part.recording.entered(seat, party(part, line), true, line, call);
    }
    for (Recording recording : LIVE) {
      CodeLine line = walk(recording, call.stack());
      if (line != null && !line.party().isEmpty()) {
        return recording.entered(null, line.party(), true, line, call);
      }
    }
    Part owner = OWNERS.get(call.socket());
    if (owner == null || owner.recording.isClosed()) {
      return null;
    }
    CodeLine line = lineIfWanted(owner.recording, call);
    return owner.recording.entered(null, party(owner, line), false, line, call);
  }

  private static @Nullable CodeLine lineIfWanted(Recording recording, TracedCall call) {
    return recording.budget.wants(call) ? walk(recording, call.stack()) : null;
  }

  private static String party(Part part, @Nullable CodeLine line) {
    return line == null || line.party().isEmpty() ? part.party : line.party();
  }

  static void closed(long socket) {
    OWNERS.remove(socket);
  }

  /** The line of the call that is being delivered. */
  static @Nullable CodeLine walk(Recording recording, @Nullable Stack stack) {
    return stack == null || recording.lines() == CodeLines.NONE
        ? null
        : stack.walk(frames -> recording.lines().find(frames)).orElse(null);
  }

  /** What the common pool's threads inherit says nothing: they serve everybody. */
  private static boolean isShared(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }
}
