package loopbook.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import loopbook.wire.Event.Actor;
import loopbook.wire.Event.Kind;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final long POOL = 9;

  /** The same at another time, told by a thread that also tells others. */
  private static Event at(Event event, long sequence, long start, long end) {
    return new Event(
        sequence,
        event.kind(),
        event.times(),
        start,
        end,
        new Actor("program", "pool", POOL, null),
        event.at(),
        event.data(),
        event.call(),
        event.failure(),
        event.name());
  }

  private static List<Kind> order(long connectStart) {
    Script script = new Script();
    script.connected();
    List<Event> all = script.events();
    Event connect = at(all.get(1), 3, connectStart, connectStart + 4);
    Event accept = at(all.get(2), 2, 1, 5);
    return Order.causal(List.of(accept, connect)).stream().map(Event::kind).toList();
  }

  /** A pool's thread can notice the accept before the connect that it answers. */
  @Test
  void callsThatEndOnOneThreadAreTakenByTheirCauses() {
    assertThat(order(3)).containsExactly(Kind.CONNECT, Kind.ACCEPT);
  }

  /** What had not begun when it ended cannot be its cause; the thread's own order holds. */
  @Test
  void whatOneThreadDidAfterAnotherStaysAfterIt() {
    assertThat(order(6)).containsExactly(Kind.ACCEPT, Kind.CONNECT);
  }
}
