package loopbook.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import loopbook.weave.Operation;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketKind;
import org.jspecify.annotations.Nullable;

/** A run without sockets: calls as a tracer would tell them, one after the other. */
public final class Script {
  public final Recording recording = new Recording("script", CodeLines.NONE);
  private long calls;
  private long sockets;
  private long clock;
  private long lasting = 1;
  private @Nullable CodeLine line;
  private int nextPort = 40_000;

  /** One end of a scripted connection, or a listener. */
  public static final class End {
    final String party;
    final long thread;
    final long number;
    final SocketKind kind;
    final InetSocketAddress local;
    InetSocketAddress remote;

    End(String party, long thread, long number, SocketKind kind, InetSocketAddress local) {
      this.party = party;
      this.thread = thread;
      this.number = number;
      this.kind = kind;
      this.local = local;
    }

    public String party() {
      return party;
    }

    public boolean isOf(String name) {
      return party.equals(name);
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private void call(
      End end,
      long thread,
      Operation op,
      long count,
      long capacity,
      byte[] payload,
      End made,
      Failure failure) {
    long id = ++calls;
    long start = enter(id, end, thread, op, capacity);
    clock += lasting;
    feed(
        end,
        new SocketCall(
            id,
            Phase.EXITED,
            op,
            end.number,
            end.kind,
            made == null ? end.local : made.local,
            made == null ? end.remote : made.remote,
            count,
            capacity,
            payload,
            made == null ? 0 : made.number,
            "t" + thread,
            thread,
            start,
            clock,
            failure,
            null));
  }

  /** When it began. */
  private long enter(long id, End end, long thread, Operation op, long capacity) {
    long start = ++clock;
    feed(
        end,
        new SocketCall(
            id,
            Phase.ENTERED,
            op,
            end.number,
            end.kind,
            end.local,
            end.remote,
            0,
            capacity,
            new byte[0],
            0,
            "t" + thread,
            thread,
            start,
            start,
            null,
            null));
    return start;
  }

  private void feed(End end, SocketCall call) {
    recording.feed("p", end.party, call, line);
  }

  /** From now on each call takes that long, and is made at that line. */
  public void each(long nanos, @Nullable CodeLine at) {
    lasting = nanos;
    line = at;
  }

  private void call(End end, Operation op, long count, long capacity, byte[] payload) {
    call(end, end.thread, op, count, capacity, payload, null, null);
  }

  public End listen(String party, long thread) {
    End end = new End(party, thread, ++sockets, SocketKind.LISTENER, address(nextPort++));
    call(end, Operation.LISTEN, 1, 0, new byte[0]);
    return end;
  }

  /** Both ends of a connection. */
  public record Pair(End client, End server) {}

  /** A client's connection that a server has accepted, each party with one thread. */
  public Pair connected() {
    End listener = listen("server", 1);
    End client = connect("client", 2, listener);
    return new Pair(client, accept(listener, client, 1));
  }

  public End connect(String party, long thread, End listener) {
    End end = new End(party, thread, ++sockets, SocketKind.STREAM, address(nextPort++));
    end.remote = listener.local;
    call(end, Operation.CONNECT, 1, 0, new byte[0]);
    return end;
  }

  public End accept(End listener, End caller, long thread) {
    End end = new End(listener.party, thread, ++sockets, SocketKind.STREAM, listener.local);
    end.remote = caller.local;
    call(listener, thread, Operation.ACCEPT, 1, 0, new byte[0], end, null);
    return end;
  }

  /** A datagram socket, bound. */
  public End bind(String party, long thread) {
    End end = unbound(party, thread);
    bind(end);
    return end;
  }

  /** A datagram socket whose port is known before it is bound. */
  public End unbound(String party, long thread) {
    return new End(party, thread, ++sockets, SocketKind.DATAGRAM, address(nextPort++));
  }

  public void bind(End end) {
    call(end, Operation.BIND, 1, end.local.getPort(), new byte[0]);
  }

  public void mail(End from, End to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    from.remote = to.local;
    call(from, Operation.SEND, bytes.length, bytes.length, bytes);
  }

  public void collect(End to, End from, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    to.remote = from.local;
    call(to, Operation.RECEIVE, bytes.length, 1000, bytes);
  }

  public void send(End end, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    call(end, Operation.WRITE, bytes.length, bytes.length, bytes);
  }

  public void receive(End end, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    call(end, Operation.READ, bytes.length, 1000, bytes);
  }

  public void endOfStream(End end) {
    call(end, Operation.READ, -1, 1000, new byte[0]);
  }

  public void halfClose(End end) {
    call(end, Operation.SHUT_OUTPUT, 1, 0, new byte[0]);
  }

  public void close(End end) {
    call(end, Operation.CLOSE, 1, 1, new byte[0]);
  }

  public void reset(End end) {
    call(end, Operation.RESET, 1, 1, new byte[0]);
  }

  public void fail(End end, Operation operation, String type, String message) {
    call(end, end.thread, operation, 0, 0, new byte[0], null, new Failure(type, message));
  }

  /** A receive with too little room. */
  public void collect(End to, End from, String text, int room) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    to.remote = from.local;
    call(to, Operation.RECEIVE, room, room, java.util.Arrays.copyOf(bytes, room));
  }

  /** A read that does not block, of nothing. */
  public void nothing(End end) {
    call(end, Operation.READ, 0, 1000, new byte[0]);
  }

  public void shutInput(End end) {
    call(end, Operation.SHUT_INPUT, 1, 0, new byte[0]);
  }

  public void urgent(End end) {
    call(end, Operation.URGENT, 1, 1, new byte[] {'!'});
  }

  /** Into a TLS socket or, with {@link Operation#TLS_READ}, out of it. */
  public void tls(End end, Operation operation, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    call(end, operation, bytes.length, 1000, bytes);
  }

  /** A call that does not return. */
  public void begin(End end, Operation operation) {
    enter(++calls, end, end.thread, operation, 1);
  }

  public void moment(String name) {
    recording.feed(name, ++clock, Optional.empty());
  }

  public List<Event> events() {
    return new ArrayList<>(recording.events());
  }
}
