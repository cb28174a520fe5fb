package loopbook.judge;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import loopbook.judge.call.Line;
import loopbook.peer.Played;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketKind;
import loopbook.wire.CodeLine;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Tells a recording what several processes and peers did, each in its own order. The recording
 * joins their connections by addresses and byte offsets.
 */
final class Retelling {
  /** One delivery of a call. */
  record Told(String process, String party, SocketCall call, @Nullable CodeLine line) {
    long time() {
      return call.phase() == Phase.ENTERED ? call.start() : call.end();
    }
  }

  private final Recording recording;
  private final List<Deque<Told>> lines = new ArrayList<>();

  Retelling(Recording recording) {
    this.recording = recording;
  }

  /** What a child reported. It could be forged: what is no call is passed over. */
  void child(String process, String party, List<Object> traced) {
    Deque<Told> told = new ArrayDeque<>();
    for (Object one : traced) {
      SocketCall call = one instanceof List<?> parts ? call(parts) : null;
      if (call != null && one instanceof List<?> parts) {
        CodeLine line =
            parts.get(17) instanceof Line at && at.number() > 0
                ? new CodeLine(party, at.file(), at.number())
                : null;
        told.add(new Told(process, party, call, line));
      }
    }
    lines.add(told);
  }

  void act(Played act) {
    lines.add(PeerCalls.of(act, lines.size()));
  }

  /** Tells all that was added. */
  void feed() {
    PriorityQueue<Deque<Told>> next =
        new PriorityQueue<>(Comparator.comparingLong(line -> line.getFirst().time()));
    lines.stream().filter(line -> !line.isEmpty()).forEach(next::add);
    for (Deque<Told> line = next.poll(); line != null; line = next.poll()) {
      Told told = line.removeFirst();
      recording.feed(told.process(), told.party(), told.call(), told.line());
      if (!line.isEmpty()) {
        next.add(line);
      }
    }
  }

  /** From the parts that {@code judge.child.Tracing} sends. */
  private static @Nullable SocketCall call(List<?> parts) {
    if (parts.size() != 18) {
      return null;
    }
    Phase phase = constant(Phase.class, parts.get(1));
    Operation operation = constant(Operation.class, parts.get(2));
    SocketKind kind = constant(SocketKind.class, parts.get(4));
    if (phase == null
        || operation == null
        || kind == null
        || !(parts.get(9) instanceof byte[] payload)) {
      return null;
    }
    Failure failure =
        parts.get(15) instanceof String type
            ? new Failure(type, parts.get(16) instanceof String message ? message : null)
            : null;
    return new SocketCall(
        number(parts.get(0)),
        phase,
        operation,
        number(parts.get(3)),
        kind,
        address(parts.get(5)),
        address(parts.get(6)),
        number(parts.get(7)),
        number(parts.get(8)),
        payload,
        number(parts.get(10)),
        String.valueOf(parts.get(11)),
        number(parts.get(12)),
        number(parts.get(13)),
        number(parts.get(14)),
        failure,
        null);
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable Object name) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : value instanceof Integer small ? small : 0;
  }

  private static @Nullable SocketAddress address(@Nullable Object value) {
    return value instanceof InetSocketAddress inet ? inet : null;
  }
}
