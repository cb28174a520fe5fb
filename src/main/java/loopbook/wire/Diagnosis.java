package loopbook.wire;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import loopbook.weave.Operation;
import loopbook.weave.SocketKind;
import loopbook.weave.Wants;
import loopbook.wire.Event.Kind;
import loopbook.wire.Stuck.Doing;
import loopbook.wire.Stuck.Got;
import loopbook.wire.Stuck.Other;
import org.jspecify.annotations.Nullable;

/** Finds out of each call that waits why it does. */
final class Diagnosis {
  /** So many of the last bytes are looked at. */
  private static final int TAIL = 256;

  private final List<BlockedCall> blocked;
  private final List<Event> events;
  private final Map<Long, Thread> threads = new HashMap<>();
  private final Map<String, Set<Long>> users = new HashMap<>();
  private final long now = System.nanoTime();

  /**
   * @param threads those seen in socket calls, by party
   */
  Diagnosis(List<BlockedCall> blocked, List<Event> events, Map<Thread, String> threads) {
    this.blocked = blocked;
    this.events = events;
    threads.forEach(
        (thread, party) -> {
          this.threads.put(thread.getId(), thread);
          users.computeIfAbsent(party, p -> new HashSet<>()).add(thread.getId());
        });
  }

  List<Stuck> stuck() {
    List<Stuck> found = new ArrayList<>();
    for (BlockedCall call : blocked) {
      Other other = other(call);
      Wants wants = wants(call);
      found.add(
          new Stuck(
              call.party(),
              call.threadId(),
              call.line(),
              call.operation(),
              Duration.ofNanos(now - call.since()),
              wants,
              got(call, wants),
              call.own().sent(),
              other,
              isDeadlock(call, other)));
    }
    return found;
  }

  private Wants wants(BlockedCall call) {
    Thread thread = threads.get(call.threadId());
    StackTraceElement[] stack = thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    return Wants.of(call.operation(), call.room(), stack);
  }

  // ---- this end

  private Got got(BlockedCall call, Wants wants) {
    return switch (call.operation()) {
      case READ ->
          Got.bytes(
              call.own().received(), tail(call.socket()), wants.kind() == Wants.Kind.LINE_END);
      case ACCEPT -> count(e -> e.kind() == Kind.ACCEPT && isAt(e.at().local(), call.at().local()));
      case RECEIVE -> count(e -> e.kind() == Kind.DATAGRAM_RECEIVE && e.socket() == call.socket());
      default -> Got.NOTHING;
    };
  }

  private Got count(java.util.function.Predicate<Event> which) {
    long count = events.stream().filter(which).mapToLong(Event::times).sum();
    return new Got(count, Payload.EMPTY, 0);
  }

  private static boolean isAt(@Nullable SocketAddress one, @Nullable SocketAddress two) {
    return one instanceof InetSocketAddress a && two instanceof InetSocketAddress b
        ? a.getPort() == b.getPort()
        : Objects.equals(one, two);
  }

  /** The last bytes that came, as far back as they were kept without a gap. */
  private byte[] tail(long socket) {
    List<Event> receives =
        events.stream().filter(e -> e.kind() == Kind.RECEIVE && e.socket() == socket).toList();
    byte[] tail = new byte[0];
    for (int i = receives.size() - 1; i >= 0 && tail.length < TAIL; i--) {
      Event.Data data = receives.get(i).data();
      if (data.payload().size() < data.count()) {
        break;
      }
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      joined.writeBytes(data.payload().toArray());
      joined.writeBytes(tail);
      tail = joined.toByteArray();
    }
    return tail.length <= TAIL ? tail : Arrays.copyOfRange(tail, tail.length - TAIL, tail.length);
  }

  // ---- the other end

  private Other other(BlockedCall call) {
    if (call.operation() == Operation.CONNECT) {
      return called(call);
    }
    if (call.kind() != SocketKind.STREAM) {
      return Other.UNKNOWN;
    }
    BlockedCall.End end = call.other();
    if (end == null) {
      boolean listens = !call.at().peer().isEmpty();
      return listens
          ? new Other(Doing.UNACCEPTED, call.at().peer(), null, null, 0, 0, 0)
          : Other.UNKNOWN;
    }
    for (BlockedCall its : blocked) {
      if (its.socket() == end.socket() && !its.equals(call)) {
        boolean reads = its.operation() == Operation.READ;
        if (reads || its.operation() == Operation.WRITE) {
          return of(end, reads ? Doing.READS : Doing.WRITES, its.line(), wants(its));
        }
      }
    }
    return of(end, end.over() ? Doing.OVER : Doing.IDLE, end.line(), null);
  }

  private static Other of(
      BlockedCall.End end, Doing doing, @Nullable CodeLine line, @Nullable Wants wants) {
    return new Other(doing, end.party(), line, wants, end.sent(), end.received(), 0);
  }

  /** The listener that does not answer. */
  private Other called(BlockedCall call) {
    for (Event event : events) {
      if (event.kind() == Kind.LISTEN && isAt(event.at().local(), call.at().remote())) {
        return new Other(
            Doing.UNACCEPTED, event.party(), event.line(), null, 0, 0, event.data().count());
      }
    }
    return Other.UNKNOWN;
  }

  private boolean isDeadlock(BlockedCall call, Other other) {
    boolean both =
        (call.operation() == Operation.READ && other.doing() == Doing.READS)
            || (call.operation() == Operation.WRITE && other.doing() == Doing.WRITES);
    return both && hasOneThread(call.party()) && hasOneThread(other.party());
  }

  private boolean hasOneThread(String party) {
    return users.getOrDefault(party, Set.of()).size() == 1;
  }
}
