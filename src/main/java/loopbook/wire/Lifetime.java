package loopbook.wire;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loopbook.wire.Event.Kind;
import loopbook.wire.TcpRow.State;
import org.jspecify.annotations.Nullable;

/**
 * How the two ends of one TCP connection went from state to state. What the kernel's table showed
 * at a moment is taken from it, all else is inferred from the calls. Not inferred is what no call
 * shows: the end of TIME_WAIT, and both ends closing at the very same time.
 *
 * @param connection its number
 * @param caller the end that connected; null if it is not one of the run's
 * @param called the end that was accepted; null if it is not, or was never accepted
 */
public record Lifetime(
    long connection, @Nullable Event caller, @Nullable Event called, List<Step> steps) {

  /**
   * What happened, and the states after it.
   *
   * @param told the event, with its receive; null for the acknowledgement of the one before
   */
  public record Step(@Nullable Joined told, Stage caller, Stage called) {}

  /** A state of one end. */
  public record Stage(State state, boolean inferred) {}

  /** Of each connection over TCP, in the order in which they began. */
  public static List<Lifetime> of(List<Event> events, Map<String, List<TcpRow>> tables) {
    Map<Long, List<Event>> byConnection = new LinkedHashMap<>();
    for (Event event : events) {
      if (event.connection() != 0 && isTcp(event)) {
        byConnection.computeIfAbsent(event.connection(), c -> new ArrayList<>());
      }
    }
    List<Lifetime> all = new ArrayList<>();
    for (Event event : events) {
      if (event.kind() == Kind.MOMENT) {
        byConnection.values().forEach(list -> list.add(event));
      } else if (byConnection.containsKey(event.connection())) {
        byConnection.get(event.connection()).add(event);
      }
    }
    byConnection.forEach((number, own) -> all.add(new Course(number, own, tables).lifetime()));
    return all;
  }

  /** A socket that is connected to itself has one end only. */
  private static boolean isTcp(Event event) {
    return event.at().isStream()
        && event.at().local() instanceof InetSocketAddress local
        && event.at().remote() instanceof InetSocketAddress remote
        && !local.equals(remote);
  }

  /** One connection, followed. */
  private static final class Course {
    private final long number;
    private final List<Event> events;
    private final Map<String, List<TcpRow>> tables;
    private final TcpEnd caller = new TcpEnd();
    private final TcpEnd called = new TcpEnd();
    private final List<Step> steps = new ArrayList<>();
    private final @Nullable Event connect;
    private final @Nullable Event accept;
    private boolean begun;

    Course(long number, List<Event> events, Map<String, List<TcpRow>> tables) {
      this.number = number;
      this.events = events;
      this.tables = tables;
      this.connect = first(Kind.CONNECT);
      this.accept = first(Kind.ACCEPT);
    }

    private @Nullable Event first(Kind kind) {
      return events.stream().filter(e -> e.kind() == kind).findFirst().orElse(null);
    }

    Lifetime lifetime() {
      for (Joined told : Story.of(events).steps()) {
        step(told);
      }
      return new Lifetime(number, connect, accept, List.copyOf(steps));
    }

    private void step(Joined told) {
      Event event = told.event();
      if (event.kind() == Kind.MOMENT) {
        if (begun && sample(event.name())) {
          note(told);
        }
        return;
      }
      TcpEnd own = isCalled(event) ? called : caller;
      TcpEnd other = own == caller ? called : caller;
      begin(event);
      switch (event.kind()) {
        case SEND -> own.sends(event.bytes(), other);
        case RECEIVE -> own.receives(event.bytes());
        case HALF_CLOSE -> own.ends(other);
        case CLOSE -> own.closes(other);
        case RESET -> own.reset(other);
        case FAIL -> failed(event, own, other);
        default -> {}
      }
      Event receive = told.receive();
      if (receive != null) {
        other.receives(receive.bytes());
      }
      note(told);
      boolean more = caller.acknowledged();
      more |= called.acknowledged();
      if (more) {
        steps.add(new Step(null, stage(caller), stage(called)));
      }
    }

    /** Of a connection that was seen from its called end alone, the handshake is over. */
    private void begin(Event event) {
      if (begun) {
        return;
      }
      begun = true;
      boolean connects = event.kind() == Kind.CONNECT;
      caller.infer(connects ? State.SYN_SENT : State.ESTABLISHED);
      called.infer(connects ? State.SYN_RECV : State.ESTABLISHED);
    }

    /** What the kernel says when the connection is gone. */
    private static void failed(Event event, TcpEnd own, TcpEnd other) {
      String message = event.failure() == null ? "" : String.valueOf(event.failure().message());
      if (message.contains("reset") || message.contains("Broken pipe")) {
        own.reset(other);
      }
    }

    private boolean isCalled(Event event) {
      return accept != null
          ? event.socket() == accept.socket()
          : connect != null && event.socket() != connect.socket();
    }

    private void note(Joined told) {
      steps.add(new Step(told, stage(caller), stage(called)));
    }

    private static Stage stage(TcpEnd end) {
      return new Stage(end.state, end.inferred);
    }

    /** False if the kernel's table was not kept at that moment. */
    private boolean sample(String moment) {
      List<TcpRow> table = tables.get(moment);
      Event known = connect != null ? connect : accept;
      if (table == null || known == null) {
        return false;
      }
      boolean calls = connect != null;
      sample(calls ? caller : called, table, known.at().local(), known.at().remote());
      sample(calls ? called : caller, table, known.at().remote(), known.at().local());
      return true;
    }

    private static void sample(
        TcpEnd end, List<TcpRow> table, @Nullable Object local, @Nullable Object remote) {
      Optional<TcpRow> row =
          table.stream()
              .filter(r -> r.local().equals(local) && r.remote().equals(remote))
              .findFirst();
      end.sample(row.map(TcpRow::state).orElse(State.CLOSE));
    }
  }
}
