package loopbook.judge.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Message;
import loopbook.judge.call.Operation;
import org.jspecify.annotations.Nullable;

/** The next connection of a door, on its way to a method of the learner's. */
final class NextCaller {
  private final Guest guest;
  private final Remote door;

  /** A result with the connection, or what happened instead. */
  private CompletableFuture<Message> accepted;

  NextCaller(Guest guest, Remote door) {
    this.guest = guest;
    this.door = door;
    this.accepted = guest.call(on(door.handle(), "accept"));
  }

  NextCaller narrow(int sendBuffer) {
    accepted = accepted.thenCompose(message -> narrowed(message, sendBuffer));
    return this;
  }

  private CompletableFuture<Message> narrowed(Message message, int sendBuffer) {
    if (message instanceof Message.Result result && result.value() instanceof Handle connection) {
      return guest
          .call(on(connection, "setSendBufferSize", sendBuffer))
          .thenApply(done -> done instanceof Message.Result ? message : done);
    }
    return CompletableFuture.completedFuture(message);
  }

  /** Calls the method with it as the first argument; the door closes behind it. */
  CompletableFuture<Message> then(String type, String method, @Nullable Object[] rest) {
    return accepted.thenCompose(
        message -> {
          if (!(message instanceof Message.Result result)) {
            return CompletableFuture.completedFuture(message);
          }
          List<@Nullable Object> arguments = new ArrayList<>();
          arguments.add(result.value());
          arguments.addAll(Arrays.asList(rest));
          var unused = guest.call(on(door.handle(), "close"));
          return guest.call(new Operation.CallStatic(type, method, Plain.of(arguments)));
        });
  }

  private static Operation on(Handle target, String method, @Nullable Object... arguments) {
    return new Operation.CallOn(target, method, Arrays.asList(arguments));
  }
}
