package loopbook.weave;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import loopbook.weave.Depths.Depth;
import loopbook.weave.Sockets.Known;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the {@link Hook} hears into {@link SocketCall}s: the outermost call of a thread only,
 * since one call of a program runs through several of the JDK's methods.
 */
final class Watch {
  private final Depths depths = new Depths();
  private final AtomicLong lastCall = new AtomicLong();
  private final Completion completion = new Completion();
  private volatile @Nullable CallListener listener;
  private volatile @Nullable Throwable fault;

  /** An asynchronous channel was given a handler once. */
  private volatile boolean isHandling;

  final Sockets sockets = new Sockets();

  void listener(@Nullable CallListener given) {
    listener = given;
  }

  /** What went wrong within us, if anything did; a program's call never sees it. */
  @Nullable Throwable fault() {
    return fault;
  }

  long completing() {
    return isHandling ? depths.mine().completing : 0;
  }

  void entered(Integer index, Object[] arguments) {
    Point point = Point.ALL.get(index);
    try {
      switch (point.shape()) {
        case ALIAS -> alias(arguments);
        case COMPLETES, COMPLETED -> completes(point, arguments);
        case OPTION -> option(arguments);
        case PLAINTEXT -> plaintext(point, arguments);
        default -> enter(point, arguments);
      }
    } catch (Throwable t) {
      fault = t;
    }
  }

  private void enter(Point point, Object[] arguments) {
    Depth depth = depths.mine();
    CallListener to = listener;
    if (depth.calls > 0) {
      depth.calls++;
    } else if (to != null) {
      Begun call = begin(point, arguments, depth);
      // what is no socket's call can have one within it
      if (call != null) {
        tellEntered(call, depth, to);
        depth.calls = 1;
        depth.outermost = call;
      }
    }
  }

  private void alias(Object[] arguments) {
    if (arguments[1] != null) {
      sockets.alias(arguments[0], arguments[1]);
    }
  }

  private void option(Object[] arguments) {
    boolean lingers =
        arguments[1] == StandardSocketOptions.SO_LINGER || arguments[1] instanceof Boolean;
    Known known = lingers ? sockets.of(arguments[0]) : null;
    if (known != null) {
      known.lingers = true;
    }
  }

  /**
   * What goes through a TLS socket is told at once: the records below it are calls of their own.
   */
  private void plaintext(Point point, Object[] arguments) {
    Depth depth = depths.mine();
    CallListener to = listener;
    boolean moves = arguments[3] instanceof Integer count && count > 0;
    Begun call = depth.calls > 0 || to == null || !moves ? null : begin(point, arguments, depth);
    if (call != null && to != null) {
      tellEntered(call, depth, to);
      finish(call, depth, arguments[3], null);
    }
  }

  private static void tellEntered(Begun call, Depth depth, CallListener to) {
    // what the listener does on its part is no event
    depth.calls = 1;
    try {
      call.ticket = to.entered(call);
    } finally {
      depth.calls = 0;
    }
  }

  /** A call of an asynchronous channel; returns the handler that it is to have. */
  @Nullable Object started(Integer index, Object[] given) {
    entered(index, given);
    Object handler = given[4];
    Depth depth = depths.mine();
    Begun call = depth.outermost;
    if (depth.calls != 1 || call == null || call.ticket == null) {
      return handler;
    }
    if (handler != null) {
      isHandling = true;
    }
    return handler instanceof CompletionHandler<?, ?> program
        ? Completion.wrapped(program, new Ended(call))
        : handler;
  }

  void exited(@Nullable Object result, @Nullable Throwable thrown) {
    Depth depth = depths.mine();
    if (depth.calls == 0 || --depth.calls > 0) {
      return;
    }
    Begun call = depth.outermost;
    depth.outermost = null;
    if (call == null || call.ticket == null) {
      return;
    }
    if (thrown != null || !call.traffic.isAsynchronous()) {
      finish(call, depth, result, thrown);
    } else if (result instanceof Future<?> future && !call.traffic.hasHandler()) {
      completion.await(future, new Ended(call));
    }
  }

  private void completes(Point point, Object[] arguments) {
    if (listener == null || !(arguments[0] instanceof Future<?> future)) {
      return;
    }
    if (point.shape() == Point.Shape.COMPLETED) {
      completion.completed(future);
    } else if (arguments[1] instanceof Throwable thrown) {
      completion.completes(future, null, thrown);
    } else {
      completion.completes(future, arguments[1], null);
    }
  }

  /** The end of an asynchronous channel's call. */
  private final class Ended implements Completion.End {
    private final Begun call;
    private final AtomicBoolean told = new AtomicBoolean();

    Ended(Begun call) {
      this.call = call;
    }

    @Override
    public void told(@Nullable Object result, @Nullable Throwable thrown) {
      if (!told.getAndSet(true)) {
        finish(call, depths.mine(), result, thrown);
      }
    }

    @Override
    public void within(Runnable handler) {
      Depth depth = depths.mine();
      int calls = depth.calls;
      Begun outermost = depth.outermost;
      long completing = depth.completing;
      depth.calls = 0;
      depth.outermost = null;
      depth.completing = call.known.number;
      try {
        handler.run();
      } finally {
        depth.calls = calls;
        depth.outermost = outermost;
        depth.completing = completing;
      }
    }
  }

  private void finish(
      Begun call, Depth depth, @Nullable Object result, @Nullable Throwable thrown) {
    CallListener to = listener;
    CallListener.Ticket ticket = call.ticket;
    if (ticket == null || to == null) {
      return;
    }
    // what the listener does on its part is no event
    int calls = depth.calls;
    depth.calls = 1;
    try {
      call.ends(sockets, ticket.payload(), result, thrown);
      ticket.exited(call);
      if (call.operation().closes() && call.capacity() > 0) {
        sockets.closed(call.known);
      }
      if (thrown != null) {
        tellHiddenClose(call.known, to);
      }
    } catch (Throwable t) {
      fault = t;
    } finally {
      depth.calls = calls;
    }
  }

  private @Nullable Begun begin(Point point, Object[] arguments, Depth depth) {
    Object self = point.shape() == Point.Shape.FILE ? arguments[3] : arguments[0];
    Known known = depth.last;
    if (known == null || known.object() != self) {
      known = self == null ? null : sockets.of(self);
      depth.last = known;
    }
    if (known == null) {
      return null;
    }
    Operation operation = point.operation();
    if (operation == Operation.CLOSE) {
      if (known.local == null && known.remote == null) {
        Sockets.readAddresses(known);
      }
      operation = Sockets.resets(known) ? Operation.RESET : Operation.CLOSE;
    } else if (known.local == null && known.kind != SocketKind.SELECTOR && !operation.opens()) {
      Sockets.readAddresses(known);
    }
    Traffic traffic = Traffic.of(point, arguments);
    SocketAddress target = point.shape().hasAddress() ? Begun.target(arguments) : null;
    return new Begun(
        lastCall.incrementAndGet(),
        operation,
        known,
        traffic,
        target,
        capacity(known, operation, arguments, target, traffic));
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

  /** A call that failed can have closed its socket; that is the close which the peer sees. */
  private void tellHiddenClose(Known known, CallListener to) {
    Object object = known.object();
    if (object == null || known.isClosed() || Sockets.isOpen(object) || !known.closing()) {
      return;
    }
    Begun close =
        new Begun(lastCall.incrementAndGet(), Operation.CLOSE, known, Traffic.NOTHING, null, 2);
    CallListener.Ticket ticket = to.entered(close);
    if (ticket != null) {
      close.ends(sockets, 0, null, null);
      ticket.exited(close);
    }
  }
}
