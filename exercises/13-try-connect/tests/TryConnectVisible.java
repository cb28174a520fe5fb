package ex13;

import java.net.InetSocketAddress;
import java.time.Duration;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.DeadEnd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class TryConnectVisible {
  private static final Duration LIMIT = Duration.ofMillis(500);

  @Test
  @Order(1)
  @DisplayName("somebody listens: CONNECTED, and the connection is closed")
  void connected(Submission submission) {
    try (Act peer = submission.host().named("a listener").thenGone().start()) {
      outcome(submission, "CONNECTED", peer.address(), "Somebody listens there.");
      submission
          .check(peer)
          .otherwise(
              "`tryConnect` has returned, and its connection is still open.",
              "Close the socket on every path.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("nobody listens: REFUSED")
  void refused(Submission submission) {
    try (DeadEnd closed = DeadEnd.refused()) {
      outcome(submission, "REFUSED", closed.address(), "Nobody listens there.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("a name without an address: UNRESOLVED")
  void unresolved(Submission submission) {
    outcome(
        submission,
        "UNRESOLVED",
        InetSocketAddress.createUnresolved("nobody.invalid", 7000),
        "The address is unresolved.");
  }

  private static void outcome(
      Submission submission, String expected, InetSocketAddress address, String what) {
    Object outcome =
        submission
            .call("tryConnect", address, LIMIT)
            .returns(
                what + " `tryConnect` did not return an outcome.", "Catch what connect throws.");
    submission.same(
        submission.constant("Outcome", expected),
        outcome,
        what + " The outcome is another one than it should be.",
        "Look at which exception connect throws in which case.");
  }
}
