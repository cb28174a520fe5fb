package loopbook.judge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import loopbook.judge.call.Line;
import loopbook.peer.Played;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Phase;
import loopbook.wire.CallForm;
import loopbook.wire.CodeLine;
import loopbook.wire.Recording;
import org.jspecify.annotations.Nullable;

/**
 * Tells a recording what several processes and peers did, each in its own order. The recording
 * joins their connections by addresses and byte offsets.
 */
public final class Retelling {
  /** One delivery of a call. */
  record Told(String process, String party, SocketCall call, @Nullable CodeLine line) {
    long time() {
      return call.phase() == Phase.ENTERED ? call.start() : call.end();
    }
  }

  private final Recording recording;
  private final List<Deque<Told>> lines = new ArrayList<>();

  public Retelling(Recording recording) {
    this.recording = recording;
  }

  /** What a child reported. It could be forged: what is no call is passed over. */
  public void child(String process, String party, List<Object> traced) {
    Deque<Told> told = new ArrayDeque<>();
    for (Object one : traced) {
      CallForm.read(one)
          .ifPresent(call -> told.add(new Told(process, party, call, line(party, one))));
    }
    lines.add(told);
  }

  /** Tells a recording at once what a child has just reported. */
  public static void now(Recording recording, String process, String party, Object traced) {
    CallForm.read(traced)
        .ifPresent(call -> recording.feed(process, party, call, line(party, traced)));
  }

  void act(Played act) {
    lines.add(PeerCalls.of(act, lines.size()));
  }

  /** Tells all that was added. */
  public void feed() {
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

  /** {@code judge.child.Tracing} sends it after the call. */
  private static @Nullable CodeLine line(String party, Object plain) {
    return plain instanceof List<?> parts
            && parts.get(parts.size() - 1) instanceof Line at
            && at.number() > 0
        ? new CodeLine(party, at.file(), at.number())
        : null;
  }
}
