package ex16;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import loopbook.judge.call.Answer;
import loopbook.judge.call.Handle;
import loopbook.judge.call.Operation;
import loopbook.judge.trial.Recorded;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class RestartVisible {

  @Test
  @Order(1)
  @DisplayName("start, a client, stop")
  void once(Submission submission) {
    int port = freePort();
    Remote server = restart(submission);
    cycle(submission, server, port, "a client");
  }

  @Test
  @Order(2)
  @DisplayName("the same port again, at once")
  void again(Submission submission) {
    int port = freePort();
    Remote server = restart(submission);
    cycle(submission, server, port, "a client before the restart");
    cycle(submission, server, port, "a client after the restart");
  }

  private static void cycle(Submission submission, Remote server, int port, String name) {
    server.call("start", port).returns("`start` did not return.", "Accept on another thread.");
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (Act client = submission.dial(address).named(name).send("hello").expect("hello").start()) {
      submission
          .check(client)
          .otherwise("A client did not get its bytes back.", "Write what read returned.");
      server.call("stop").returns("`stop` did not return.", "Close the listener and the clients.");
    }
  }

  private static Remote restart(Submission submission) {
    Operation unbound = new Operation.Construct("java.net.ServerSocket", List.of());
    Operation off = new Operation.CallOn(Handle.IT, "setReuseAddress", List.of(false));
    Recorded supplier =
        submission.callback("java.util.function.Supplier", new Answer.Made(unbound, List.of(off)));
    Object made =
        submission.constructing(supplier).returns("`new Restart` failed.", "Keep the supplier.");
    if (made instanceof Remote server) {
      return server;
    }
    throw new IllegalStateException("a constructor gives an object");
  }

  /** A port below those that systems give to whoever asks for any. */
  private static int freePort() {
    while (true) {
      int port = 30_000 + ThreadLocalRandom.current().nextInt(2_000);
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(false);
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException taken) {
        // then another one
      }
    }
  }
}
