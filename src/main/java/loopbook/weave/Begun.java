package loopbook.weave;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Function;
import java.util.stream.Stream;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketCall.Stack;
import loopbook.weave.Sockets.Known;
import org.jspecify.annotations.Nullable;

/** A call that is under way, and how both of its ends are told. */
final class Begun {
  private static final byte[] NONE = new byte[0];
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Stack HERE = new Here(false);
  private static final Stack HERE_AND_LEFT = new Here(true);

  private record Here(boolean isLeft) implements Stack {
    @Override
    public <T> T walk(Function<Stream<StackWalker.StackFrame>, T> reader) {
      return WALKER.walk(reader);
    }
  }

  final long id;
  final Operation operation;
  final Known known;
  final Traffic traffic;
  final @Nullable SocketAddress target;
  final long capacity;
  final long start = System.nanoTime();
  final String thread;
  final long threadId;
  CallListener.@Nullable Ticket ticket;

  Begun(
      long id,
      Operation operation,
      Known known,
      Traffic traffic,
      @Nullable SocketAddress target,
      long capacity) {
    this.id = id;
    this.operation = operation;
    this.known = known;
    this.traffic = traffic;
    this.target = target;
    this.capacity = capacity;
    Thread caller = Thread.currentThread();
    this.thread = caller.getName();
    this.threadId = caller.getId();
  }

  static @Nullable SocketAddress target(@Nullable Object[] arguments) {
    for (int i = 1; i <= 2; i++) {
      if (arguments[i] instanceof SocketAddress address) {
        return address;
      }
    }
    if (arguments[1] instanceof InetAddress host && arguments[2] instanceof Integer port) {
      return new InetSocketAddress(host, port);
    }
    return arguments[1] instanceof DatagramPacket packet && packet.getPort() > 0
        ? packet.getSocketAddress()
        : null;
  }

  SocketCall entering() {
    SocketAddress remote = target != null && operation != Operation.RECEIVE ? target : known.remote;
    return call(Phase.ENTERED, known.local, remote, 0, NONE, 0, null);
  }

  SocketCall exiting(
      Sockets sockets, int wanted, @Nullable Object result, @Nullable Throwable thrown) {
    long count = thrown == null ? traffic.count(result) : 0;
    boolean unbound = known.local == null || port(known.local) == 0;
    if (thrown == null && (operation.opens() || (unbound && !known.isClosed()))) {
      Sockets.readAddresses(known);
    }
    SocketAddress local = known.local;
    SocketAddress remote = known.remote;
    long made = 0;
    if (operation == Operation.ACCEPT && count > 0) {
      Known accepted = sockets.of(traffic.accepted(result));
      if (accepted != null) {
        Sockets.readAddresses(accepted);
        local = accepted.local;
        remote = accepted.remote;
        made = accepted.number;
      }
    } else if (operation == Operation.RECEIVE && result instanceof SocketAddress from) {
      remote = from;
    } else if (operation == Operation.RECEIVE && thrown == null) {
      SocketAddress from = target(traffic.arguments());
      remote = from == null ? remote : from;
    } else if (remote == null || operation == Operation.SEND) {
      boolean names = operation == Operation.CONNECT || operation == Operation.SEND;
      remote = names && target != null ? target : remote;
    }
    byte[] payload = thrown == null ? traffic.payload(Math.min(count, wanted)) : NONE;
    Failure failure =
        thrown == null ? null : new Failure(thrown.getClass().getName(), thrown.getMessage());
    return call(Phase.EXITED, local, remote, count, payload, made, failure);
  }

  private static int port(SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  private SocketCall call(
      Phase phase,
      @Nullable SocketAddress local,
      @Nullable SocketAddress remote,
      long count,
      byte[] payload,
      long made,
      @Nullable Failure failure) {
    // what ends later ends on whichever thread noticed: two such calls of one thread end in any
    // order
    boolean elsewhere = phase == Phase.EXITED && traffic.isAsynchronous();
    Thread ending = Thread.currentThread();
    return new SocketCall(
        id,
        phase,
        operation,
        known.number,
        known.kind,
        local,
        remote,
        count,
        capacity,
        payload,
        made,
        elsewhere ? ending.getName() : thread,
        elsewhere ? ending.getId() : threadId,
        start,
        phase == Phase.ENTERED ? start : System.nanoTime(),
        failure,
        traffic.isAsynchronous() ? HERE_AND_LEFT : HERE);
  }
}
