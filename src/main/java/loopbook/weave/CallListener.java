package loopbook.weave;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hears of the calls on sockets. It must be quick and use no sockets. */
public interface CallListener {
  /** A call that is wanted to its end. */
  interface Ticket {
    /** How many of the bytes that it moves are wanted; never more than the tracer keeps. */
    int payload();

    /**
     * The call has returned or thrown. On the calling thread, but that of an asynchronous channel
     * on the thread that completes it.
     */
    void exited(TracedCall call);
  }

  /** A call was entered, on the calling thread; null if no more of it is wanted. */
  @Nullable Ticket entered(TracedCall call);

  /** One that wants to hear both of every call, and all of its bytes that can be had. */
  static CallListener ofAll(Consumer<SocketCall> consumer) {
    Ticket ticket =
        new Ticket() {
          @Override
          public int payload() {
            return Tracer.PAYLOAD_LIMIT;
          }

          @Override
          public void exited(TracedCall call) {
            consumer.accept(call.told());
          }
        };
    return call -> {
      consumer.accept(call.told());
      return ticket;
    };
  }
}
