package loopbook.weave;

import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import loopbook.weave.SocketCall.Failure;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.SocketCall.Stack;
import loopbook.weave.Sockets.Known;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the {@link Hook} hears into {@link SocketCall}s: the outermost call of a thread only,
 * since one call of a program runs through several of the JDK's methods.
 */
final class Watch {
  private static final byte[] NONE = new byte[0];
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final Stack HERE =
      new Stack() {
        @Override
        public <T> T walk(Function<Stream<StackWalker.StackFrame>, T> reader) {
          return WALKER.walk(reader);
        }
      };

  /** A call that is under way. */
  private static final class Call {
    final long id;
    final Operation operation;
    final Known known;
    final Traffic traffic;
    final @Nullable SocketAddress target;
    final long capacity;
    final long start = System.nanoTime();

    Call(
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
    }
  }

  /** How deep a thread is in woven methods, and the outermost call of those. */
  private static final class Depth {
    int calls;
    @Nullable Call outermost;
  }

  private final ThreadLocal<Depth> depths = ThreadLocal.withInitial(Depth::new);
  private final AtomicLong lastCall = new AtomicLong();
  private volatile @Nullable Consumer<SocketCall> listener;
  private volatile @Nullable Throwable fault;
  final Sockets sockets = new Sockets();

  void listener(@Nullable Consumer<SocketCall> given) {
    listener = given;
  }

  /** What went wrong within us, if anything did; a program's call never sees it. */
  @Nullable Throwable fault() {
    return fault;
  }

  void entered(Integer index, Object[] arguments) {
    Depth depth = depths.get();
    if (depth.calls++ > 0) {
      return;
    }
    Consumer<SocketCall> to = listener;
    depth.outermost = null;
    if (to == null) {
      return;
    }
    try {
      Call call = begin(Point.ALL.get(index), arguments);
      depth.outermost = call;
      if (call != null) {
        to.accept(entering(call));
      }
    } catch (Throwable t) {
      fault = t;
    }
  }

  void exited(@Nullable Object result, @Nullable Throwable thrown) {
    Depth depth = depths.get();
    if (depth.calls == 0 || --depth.calls > 0) {
      return;
    }
    Call call = depth.outermost;
    Consumer<SocketCall> to = listener;
    depth.outermost = null;
    if (call == null || to == null) {
      return;
    }
    // what the listener does on its part is no event
    depth.calls = 1;
    try {
      to.accept(exiting(call, result, thrown));
      if (thrown != null) {
        tellHiddenClose(call.known, to);
      }
    } catch (Throwable t) {
      fault = t;
    } finally {
      depth.calls = 0;
    }
  }

  private @Nullable Call begin(Point point, Object[] arguments) {
    Object self = point.shape() == Point.Shape.FILE ? arguments[3] : arguments[0];
    if (point.shape() == Point.Shape.ALIAS) {
      if (arguments[1] != null) {
        sockets.alias(self, arguments[1]);
      }
      return null;
    }
    Known known = self == null ? null : sockets.of(self);
    if (known == null) {
      return null;
    }
    Operation operation = point.operation();
    if (operation == Operation.CLOSE) {
      if (known.local == null && known.remote == null) {
        Sockets.readAddresses(known);
      }
      operation = Sockets.resets(known) ? Operation.RESET : Operation.CLOSE;
    } else if (known.local == null && known.kind != SocketKind.SELECTOR && !opens(operation)) {
      Sockets.readAddresses(known);
    }
    Traffic traffic = new Traffic(point.shape(), arguments);
    SocketAddress target = target(arguments);
    return new Call(
        lastCall.incrementAndGet(),
        operation,
        known,
        traffic,
        target,
        capacity(known, operation, arguments, target, traffic));
  }

  private static boolean opens(Operation operation) {
    return operation == Operation.BIND
        || operation == Operation.LISTEN
        || operation == Operation.CONNECT;
  }

  private static long capacity(
      Known known,
      Operation operation,
      Object[] arguments,
      @Nullable SocketAddress target,
      Traffic traffic) {
    return switch (operation) {
      case LISTEN -> arguments[2] instanceof Integer backlog ? Math.max(0, backlog) : 0;
      case BIND -> target instanceof InetSocketAddress asked ? asked.getPort() : 0;
      case CLOSE, RESET -> known.closing() ? 1 : 0;
      default -> traffic.capacity();
    };
  }

  private static @Nullable SocketAddress target(@Nullable Object[] arguments) {
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

  private SocketCall entering(Call call) {
    SocketAddress remote =
        call.target != null && call.operation != Operation.RECEIVE
            ? call.target
            : call.known.remote;
    return call(call, Phase.ENTERED, call.known.local, remote, 0, NONE, 0, null);
  }

  private SocketCall exiting(Call call, @Nullable Object result, @Nullable Throwable thrown) {
    Known known = call.known;
    long count = thrown == null ? call.traffic.count(result) : 0;
    boolean unbound = known.local == null || port(known.local) == 0;
    if (thrown == null && (opens(call.operation) || (unbound && !known.isClosed()))) {
      Sockets.readAddresses(known);
    }
    SocketAddress local = known.local;
    SocketAddress remote = known.remote;
    long made = 0;
    if (call.operation == Operation.ACCEPT && result != null) {
      Known accepted = sockets.of(result);
      if (accepted != null) {
        Sockets.readAddresses(accepted);
        local = accepted.local;
        remote = accepted.remote;
        made = accepted.number;
      }
    } else if (call.operation == Operation.RECEIVE && result instanceof SocketAddress from) {
      remote = from;
    } else if (call.operation == Operation.RECEIVE && thrown == null) {
      SocketAddress from = target(call.traffic.arguments());
      remote = from == null ? remote : from;
    } else if (remote == null || call.operation == Operation.SEND) {
      boolean names = call.operation == Operation.CONNECT || call.operation == Operation.SEND;
      remote = names && call.target != null ? call.target : remote;
    }
    byte[] payload = thrown == null ? call.traffic.payload(count) : NONE;
    Failure failure =
        thrown == null ? null : new Failure(thrown.getClass().getName(), thrown.getMessage());
    return call(call, Phase.EXITED, local, remote, count, payload, made, failure);
  }

  private static int port(SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : -1;
  }

  /** A call that failed can have closed its socket; that is the close which the peer sees. */
  private void tellHiddenClose(Known known, Consumer<SocketCall> to) {
    Object object = known.object();
    if (object == null || known.isClosed() || Sockets.isOpen(object) || !known.closing()) {
      return;
    }
    Traffic nothing = new Traffic(Point.Shape.PLAIN, new Object[4]);
    Call close = new Call(lastCall.incrementAndGet(), Operation.CLOSE, known, nothing, null, 2);
    to.accept(entering(close));
    to.accept(exiting(close, null, null));
  }

  private static SocketCall call(
      Call call,
      Phase phase,
      @Nullable SocketAddress local,
      @Nullable SocketAddress remote,
      long count,
      byte[] payload,
      long made,
      @Nullable Failure failure) {
    Thread thread = Thread.currentThread();
    return new SocketCall(
        call.id,
        phase,
        call.operation,
        call.known.number,
        call.known.kind,
        local,
        remote,
        count,
        call.capacity,
        payload,
        made,
        thread.getName(),
        thread.getId(),
        call.start,
        phase == Phase.ENTERED ? call.start : System.nanoTime(),
        failure,
        HERE);
  }
}
