package loopbook.judge;

import java.util.List;
import java.util.Map;
import loopbook.wire.Compared;
import loopbook.wire.Event;
import loopbook.wire.TcpRow;

/**
 * One test that was run once more to be watched: verdicts are formed without anybody looking, so
 * that looking never changes or slows one.
 *
 * @param test what it came to this time
 * @param parties the learner's program first, then the peers
 * @param events of both sides, cause before effect
 * @param moments where it failed, if it did
 * @param states the kernel's TCP table at those moments, where the system has one
 * @param compared bytes that were expected, and what came
 * @param whole whether the learner's own side was seen, and not the peers' alone
 */
public record Watched(
    TestResult test,
    List<String> parties,
    List<Event> events,
    List<String> moments,
    Map<String, List<TcpRow>> states,
    List<Compared> compared,
    boolean whole) {
  public Watched {
    parties = List.copyOf(parties);
    events = List.copyOf(events);
    moments = List.copyOf(moments);
    states = Map.copyOf(states);
    compared = List.copyOf(compared);
  }
}
