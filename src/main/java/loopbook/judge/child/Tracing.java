package loopbook.judge.child;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import loopbook.judge.call.Line;
import loopbook.judge.call.Message;
import loopbook.judge.call.Message.Notice;
import loopbook.weave.CallListener;
import loopbook.weave.SocketCall;
import loopbook.weave.SocketCall.Phase;
import loopbook.weave.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Reports socket calls to the judge, for the diagram only: the learner's code could forge them.
 * Each is told when it happens, and not at the end, since a child can be killed at any time.
 */
final class Tracing {
  /** Calls that are told; of one that is, both deliveries are. */
  private static final int CALLS = 10_000;

  /** Bytes of payload in all; of what comes then only the first {@link #SMALL} of a call. */
  private static final int BUDGET = 2 << 20;

  private static final int SMALL = 64;

  private final LearnerClasses classes;
  private final Consumer<Message> tell;
  private final Set<Long> underWay = new HashSet<>();
  private int calls;
  private int payload;

  private Tracing(LearnerClasses classes, Consumer<Message> tell) {
    this.classes = classes;
    this.tell = tell;
  }

  /** Weaves the tracer in; false where that is not possible. */
  static boolean start(LearnerClasses classes, Consumer<Message> tell) {
    if (Tracer.missing().isPresent()) {
      return false;
    }
    Tracer.install(CallListener.ofAll(new Tracing(classes, tell)::report));
    return true;
  }

  private void report(SocketCall call) {
    byte[] bytes = call.payload();
    synchronized (this) {
      boolean told =
          call.phase() == Phase.ENTERED
              ? calls++ < CALLS && underWay.add(call.id())
              : underWay.remove(call.id());
      if (!told) {
        return;
      }
      if (payload + bytes.length > BUDGET) {
        bytes = Arrays.copyOf(bytes, Math.min(SMALL, bytes.length));
      }
      payload += bytes.length;
    }
    tell.accept(new Notice(Notice.Kind.TRACED, plain(call, bytes)));
  }

  /** The components of {@link SocketCall} in their order; the learner's line for the stack. */
  private List<@Nullable Object> plain(SocketCall call, byte[] payload) {
    SocketCall.Failure failure = call.failure();
    return Arrays.asList(
        call.id(),
        call.phase().name(),
        call.operation().name(),
        call.socket(),
        call.kind().name(),
        plain(call.local()),
        plain(call.remote()),
        call.count(),
        call.capacity(),
        payload,
        call.made(),
        call.thread(),
        call.threadId(),
        call.start(),
        call.end(),
        failure == null ? null : failure.type(),
        failure == null ? null : failure.message(),
        line(call));
  }

  private @Nullable Line line(SocketCall call) {
    SocketCall.Stack stack = call.stack();
    if (stack == null || call.phase() != Phase.ENTERED) {
      return null;
    }
    return stack
        .<java.util.Optional<StackWalker.StackFrame>>walk(
            frames -> frames.filter(f -> classes.owns(f.getDeclaringClass())).findFirst())
        .map(frame -> LearnerClasses.line(frame.toStackTraceElement()))
        .orElse(null);
  }

  private static @Nullable Object plain(@Nullable SocketAddress address) {
    return address == null || address.getClass() == InetSocketAddress.class
        ? address
        : address.toString();
  }
}
