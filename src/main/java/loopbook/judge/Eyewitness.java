package loopbook.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.judge.trial.Bench;
import loopbook.judge.trial.Guest;
import loopbook.judge.trial.Witness;
import loopbook.peer.Kept;
import loopbook.peer.Played;
import loopbook.wire.Compared;
import loopbook.wire.Event;
import loopbook.wire.KernelTable;
import loopbook.wire.Payload;
import loopbook.wire.Recorder;
import loopbook.wire.Recording;
import loopbook.wire.TcpRow;

/** Sees one test from both sides: its peers', and that of the child, whose calls are traced. */
final class Eyewitness implements Witness {
  private static final String FAILED = Words.of("watch.failed");
  private static final String PARTY = Words.of("watch.party");

  private final List<Played> acts = new ArrayList<>();
  private final List<Compared> compared = new ArrayList<>();
  private boolean failing;
  private boolean whole;
  private long failedAt;
  private Optional<List<TcpRow>> table = Optional.empty();

  @Override
  public synchronized void played(Played act) {
    acts.add(act);
  }

  @Override
  public synchronized void failing() {
    if (!failing) {
      failing = true;
      failedAt = System.nanoTime();
      table = KernelTable.tcp();
    }
  }

  @Override
  public synchronized void compared(String peer, Kept expected, Kept received) {
    compared.add(
        new Compared(
            peer,
            Payload.of(expected.head()),
            expected.total(),
            Payload.of(received.head()),
            received.total()));
  }

  /** A child that will tell of its socket calls. */
  Guest traced(Guest guest) {
    boolean traced = guest.trace();
    synchronized (this) {
      whole = traced;
    }
    return guest;
  }

  /** What was seen, once the test and its children are over. */
  synchronized Watched watched(TestResult test, Bench bench) {
    try (Recording recording = Recorder.apart(test.name())) {
      Retelling retelling = new Retelling(recording);
      int children = 0;
      for (Bench.Seen seen : bench.seen()) {
        seen.guest().awaitEnd();
        retelling.child("child" + ++children, PARTY, seen.guest().traced());
      }
      acts.forEach(retelling::act);
      retelling.feed();
      if (failing) {
        recording.feed(FAILED, failedAt, table);
      }
      recording.finish();
      List<Event> events = Midway.cleared(recording.events(), PARTY);
      List<String> parties = new ArrayList<>(List.of(PARTY));
      acts.stream().flatMap(a -> a.heard().stream()).forEach(h -> parties.add(h.peer()));
      return new Watched(
          test,
          parties.stream().distinct().toList(),
          events,
          recording.moments(),
          recording.states(FAILED).map(rows -> Map.of(FAILED, rows)).orElse(Map.of()),
          compared,
          whole);
    }
  }
}
