package loopbook.judge.child;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import loopbook.judge.call.Message;
import loopbook.judge.call.Message.Notice;
import loopbook.weave.SocketCall;
import loopbook.weave.Tracer;
import org.jspecify.annotations.Nullable;

/** Reports socket calls to the judge, for the diagram only: the learner's code could forge them. */
final class Tracing {
  private static final int KEPT = 20_000;

  private final Consumer<Message> tell;
  private int told;

  private Tracing(Consumer<Message> tell) {
    this.tell = tell;
  }

  /** Weaves the tracer in; false where that is not possible. */
  static boolean start(Consumer<Message> tell) {
    if (Tracer.missing().isPresent()) {
      return false;
    }
    Tracer.install(new Tracing(tell)::report);
    return true;
  }

  private void report(SocketCall call) {
    synchronized (this) {
      if (told++ >= KEPT) {
        return;
      }
    }
    tell.accept(new Notice(Notice.Kind.TRACED, plain(call)));
  }

  /** The components of {@link SocketCall} in their order, without the stack. */
  private static List<@Nullable Object> plain(SocketCall call) {
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
        call.payload(),
        call.made(),
        call.thread(),
        call.threadId(),
        call.start(),
        call.end(),
        failure == null ? null : failure.type(),
        failure == null ? null : failure.message());
  }

  private static @Nullable Object plain(@Nullable SocketAddress address) {
    return address == null || address.getClass() == InetSocketAddress.class
        ? address
        : address.toString();
  }
}
