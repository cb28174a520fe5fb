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

/** A call of this process, from its beginning to its end. */
final class Begun implements TracedCall {
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

  final Known known;
  final Traffic traffic;
  CallListener.@Nullable Ticket ticket;
  private final long id;
  private final Operation operation;
  private final @Nullable SocketAddress target;
  private final long capacity;
  private final long start = System.nanoTime();

  // until it has ended, as far as it is known before
  private Phase phase = Phase.ENTERED;
  private String thread;
  private long threadId;
  private @Nullable SocketAddress local;
  private @Nullable SocketAddress remote;
  private long count;
  private byte[] payload = NONE;
  private long made;
  private long end = start;
  private @Nullable Failure failure;

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
    this.local = known.local;
    this.remote = target != null && operation != Operation.RECEIVE ? target : known.remote;
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

  /** It has returned, or thrown: from now on it says so. */
  void ends(Sockets sockets, int wanted, @Nullable Object result, @Nullable Throwable thrown) {
    boolean unbound = known.local == null || port(known.local) == 0;
    if (thrown == null && (operation.opens() || (unbound && !known.isClosed()))) {
      Sockets.readAddresses(known);
    }
    if (thrown == null) {
      count = traffic.count(result);
      payload = traffic.payload(Math.min(count, wanted));
    } else {
      failure = new Failure(thrown.getClass().getName(), thrown.getMessage());
    }
    Known reached = operation == Operation.ACCEPT && count > 0 ? accepted(sockets, result) : known;
    local = reached.local;
    remote = other(reached.remote, result);
    if (traffic.isAsynchronous()) {
      // what ends later ends on whichever thread noticed: two such calls of one thread end in any
      // order
      Thread ending = Thread.currentThread();
      thread = ending.getName();
      threadId = ending.getId();
    }
    phase = Phase.EXITED;
    end = System.nanoTime();
  }

  private Known accepted(Sockets sockets, @Nullable Object result) {
    Known accepted = sockets.of(traffic.accepted(result));
    if (accepted == null) {
      return known;
    }
    Sockets.readAddresses(accepted, known);
    made = accepted.number;
    return accepted;
  }

  /** Whom the call reached, or meant to reach. */
  private @Nullable SocketAddress other(@Nullable SocketAddress peer, @Nullable Object result) {
    return switch (operation) {
      case RECEIVE -> {
        boolean tells = result instanceof SocketAddress || failure != null;
        SocketAddress packet = tells ? null : target(traffic.arguments());
        yield result instanceof SocketAddress from ? from : packet != null ? packet : peer;
      }
      case SEND -> target != null ? target : peer;
      case CONNECT -> peer != null ? peer : target;
      default -> peer;
    };
  }

  private static int port(SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public long socket() {
    return known.number;
  }

  @Override
  public SocketKind kind() {
    return known.kind;
  }

  @Override
  public @Nullable SocketAddress local() {
    return local;
  }

  @Override
  public @Nullable SocketAddress remote() {
    return remote;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long capacity() {
    return capacity;
  }

  @Override
  public byte[] payload() {
    return payload;
  }

  @Override
  public long made() {
    return made;
  }

  @Override
  public String thread() {
    return thread;
  }

  @Override
  public long threadId() {
    return threadId;
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public @Nullable Failure failure() {
    return failure;
  }

  @Override
  public Stack stack() {
    return traffic.isAsynchronous() ? HERE_AND_LEFT : HERE;
  }

  @Override
  public SocketCall told() {
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
        thread,
        threadId,
        start,
        end,
        failure,
        stack());
  }
}
