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
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Stack;
import loopbook.weave.Tracer;
import org.jspecify.annotations.Nullable;

/** Starts recordings. There is one recorder in a JVM; it weaves the sockets when first used. */
public final class Recorder {
  /** A thread's part in a recording, which the threads that it starts inherit. */
  static final class Part {
    final Recording recording;
    final String party;

    Part(Recording recording, String party) {
      this.recording = recording;
      this.party = party;
    }
  }

  /** Whose a call is, and at which line it was made. */
  private record Belonging(
      Recording recording, String party, boolean its, @Nullable CodeLine line) {}

  private static final List<Recording> LIVE = new CopyOnWriteArrayList<>();
  private static final InheritableThreadLocal<@Nullable Part> PARTS =
      new InheritableThreadLocal<>();
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
    Part part = PARTS.get();
    return part == null || part.recording.isClosed() ? null : part;
  }

  static Scope enter(Part part) {
    Part before = PARTS.get();
    PARTS.set(part);
    return () -> {
      if (before == null) {
        PARTS.remove();
      } else {
        PARTS.set(before);
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

  private static CallListener.@Nullable Ticket entered(SocketCall call) {
    if (LIVE.isEmpty() || (CLOSING.get() > 0 && OURS.get())) {
      return null;
    }
    Belonging belonging = belonging(call);
    return belonging == null
        ? null
        : belonging.recording.entered(belonging.party, belonging.its, belonging.line, call);
  }

  static void closed(long socket) {
    OWNERS.remove(socket);
  }

  /** By the code that calls, else by the thread, else by the socket. */
  private static @Nullable Belonging belonging(SocketCall call) {
    long completing = Tracer.completing();
    Part part =
        completing != 0 ? OWNERS.get(completing) : isShared(Thread.currentThread()) ? null : part();
    if (part != null && !part.recording.isClosed()) {
      return belonging(call, part, true);
    }
    for (Recording recording : LIVE) {
      CodeLine line = walk(recording, call.stack());
      if (line != null && !line.party().isEmpty()) {
        return new Belonging(recording, line.party(), true, line);
      }
    }
    Part owner = OWNERS.get(call.socket());
    return owner == null || owner.recording.isClosed() ? null : belonging(call, owner, false);
  }

  private static Belonging belonging(SocketCall call, Part part, boolean its) {
    CodeLine line = part.recording.wantsLine(call) ? walk(part.recording, call.stack()) : null;
    String party = line == null || line.party().isEmpty() ? part.party : line.party();
    return new Belonging(part.recording, party, its, line);
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
