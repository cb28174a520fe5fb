package loopbook.judge;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Letter;
import loopbook.peer.Miss;
import loopbook.peer.Played;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/** What a peer did, as the socket calls that it took. */
final class PeerCalls {
  private static final byte[] NONE = new byte[0];
  private static final long LISTENER = 1_000_000;

  private final Played act;
  private final String process;
  private final long thread;
  private final Deque<Retelling.Told> told = new ArrayDeque<>();

  /** How far each connection has got in what it sent and received. */
  private final Map<Heard, Halves> halves = new IdentityHashMap<>();

  private final Map<InetSocketAddress, Long> ports = new HashMap<>();
  private long calls;

  private PeerCalls(Played act, int place) {
    this.act = act;
    this.process = "peer" + place;
    this.thread = place;
  }

  /** {@code place} tells acts apart, also those of one name. */
  static Deque<Retelling.Told> of(Played act, int place) {
    PeerCalls made = new PeerCalls(act, place);
    made.listen();
    made.tell();
    return made.told;
  }

  private record Step(Heard heard, Event event, @Nullable Letter letter, boolean last) {}

  private void tell() {
    List<Step> steps = new ArrayList<>();
    for (Heard heard : act.heard()) {
      List<Event> events = heard.events();
      for (int i = 0; i < events.size(); i++) {
        Letter letter = heard.letters().isEmpty() ? null : heard.letters().get(i);
        // a peer hangs up in two steps; to the other side they are one
        boolean closes =
            i + 1 < events.size()
                && events.get(i).kind() == Event.Kind.HALF_CLOSED
                && events.get(i + 1).kind() == Event.Kind.CLOSED
                && events.get(i + 1).nanos() - events.get(i).nanos() < 1_000_000;
        steps.add(new Step(heard, events.get(i), letter, closes));
      }
    }
    steps.sort(Comparator.comparingLong(step -> step.event().nanos()));
    for (Step step : steps) {
      if (step.letter() != null) {
        datagram(step.heard(), step.letter(), at(step.event()));
      } else if (!step.last()) {
        stream(step.heard(), step.event());
      }
    }
    act.heard().forEach(this::unconnected);
  }

  private void listen() {
    for (Heard heard : act.heard()) {
      boolean hosted = heard.miss().map(Miss::kind).orElse(null) == Miss.Kind.NO_CALLER;
      if (hosted || listens(heard)) {
        Side side = new Side(LISTENER, SocketKind.LISTENER, act.address(), null);
        tell(heard, side, Operation.LISTEN, act.began(), act.began(), 0, NONE, 0, null);
        return;
      }
    }
  }

  private boolean listens(Heard heard) {
    return heard.letters().isEmpty() && act.address().equals(heard.local());
  }

  private void stream(Heard heard, Event event) {
    Side side = new Side(heard.number() + 1, SocketKind.STREAM, heard.local(), heard.remote());
    long at = at(event);
    switch (event.kind()) {
      case CONNECTED -> {
        if (listens(heard)) {
          Side listener = new Side(LISTENER, SocketKind.LISTENER, heard.local(), heard.remote());
          tell(heard, listener, Operation.ACCEPT, at, at, 1, NONE, side.socket(), null);
        } else {
          tell(heard, side, Operation.CONNECT, act.began(), at, 1, NONE, 0, null);
        }
      }
      case SENT ->
          tell(heard, side, Operation.WRITE, at, at, event.bytes(), part(heard, event), 0, null);
      case RECEIVED ->
          tell(heard, side, Operation.READ, at, at, event.bytes(), part(heard, event), 0, null);
      case END_OF_STREAM -> tell(heard, side, Operation.READ, at, at, -1, NONE, 0, null);
      case RESET -> {
        Failure reset = new Failure("java.net.SocketException", "Connection reset");
        tell(heard, side, Operation.READ, at, at, 0, NONE, 0, reset);
      }
      case HALF_CLOSED -> tell(heard, side, Operation.SHUT_OUTPUT, at, at, 0, NONE, 0, null);
      case CLOSED -> tell(heard, side, Operation.CLOSE, at, at, 0, NONE, 0, null);
      case ABORTED -> tell(heard, side, Operation.RESET, at, at, 0, NONE, 0, null);
    }
  }

  private void datagram(Heard heard, Letter letter, long at) {
    long socket = ports.computeIfAbsent(letter.own(), p -> 1000L * heard.number() + ports.size());
    Side side = new Side(socket + 1, SocketKind.DATAGRAM, letter.own(), letter.other());
    Operation operation = letter.sent() ? Operation.SEND : Operation.RECEIVE;
    byte[] bytes = letter.bytes();
    tell(heard, side, operation, at, at, letter.content().total(), bytes, 0, null);
  }

  /** A call that nobody answered. */
  private void unconnected(Heard heard) {
    Miss miss = heard.miss().orElse(null);
    if (miss != null && miss.kind() == Miss.Kind.NOT_CONNECTED && heard.local() == null) {
      Side side = new Side(heard.number() + 1, SocketKind.STREAM, null, act.address());
      Failure failure = new Failure("java.net.ConnectException", miss.detail());
      long end = act.began() + miss.waited().toNanos();
      tell(heard, side, Operation.CONNECT, act.began(), end, 0, NONE, 0, failure);
    }
  }

  /** The bytes of the event, as far as they were kept. */
  private byte[] part(Heard heard, Event event) {
    Halves both = halves.computeIfAbsent(heard, Halves::new);
    return (event.kind() == Event.Kind.SENT ? both.sent : both.received).next(event.bytes());
  }

  /** Both directions of a connection. */
  private static final class Halves {
    final Half sent;
    final Half received;

    Halves(Heard heard) {
      sent = new Half(heard.sent().head());
      received = new Half(heard.received().head());
    }
  }

  /** What is known of the bytes of one direction, taken piece by piece. */
  private static final class Half {
    private final byte[] known;
    private long taken;

    Half(byte[] known) {
      this.known = known;
    }

    byte[] next(int count) {
      int from = (int) Math.min(known.length, taken);
      taken += count;
      return Arrays.copyOfRange(known, from, (int) Math.min(known.length, taken));
    }
  }

  private long at(Event event) {
    return act.began() + event.nanos();
  }

  private record Side(
      long socket,
      SocketKind kind,
      @Nullable InetSocketAddress local,
      @Nullable InetSocketAddress remote) {}

  private void tell(
      Heard heard,
      Side side,
      Operation operation,
      long start,
      long end,
      long count,
      byte[] payload,
      long made,
      @Nullable Failure failure) {
    long id = ++calls;
    for (Phase phase : Phase.values()) {
      SocketCall call =
          new SocketCall(
              id,
              phase,
              operation,
              side.socket(),
              side.kind(),
              side.local(),
              side.remote(),
              count,
              Math.max(1, count),
              payload,
              made,
              heard.peer(),
              thread,
              start,
              phase == Phase.ENTERED ? start : end,
              failure,
              null);
      told.add(new Retelling.Told(process, heard.peer(), call, null));
    }
  }
}
