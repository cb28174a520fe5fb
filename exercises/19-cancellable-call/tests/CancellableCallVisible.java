package ex19;

import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class CancellableCallVisible {

  @Test
  @Order(1)
  @DisplayName("the bytes up to the end of the stream")
  void bytes(Submission submission) {
    try (Act server = submission.host().named("a server").send("some bytes").hangUp().start()) {
      Object future =
          submission
              .call("fetch", server.address())
              .returns("`fetch` did not return a future.", "Let a thread do the work.");
      if (!(future instanceof Remote remote)) {
        throw submission.fail("`fetch` returned no future.", "Return a CompletableFuture.");
      }
      Object bytes =
          remote
              .call("get")
              .returns("The future was not completed with the bytes.", "Read up to -1.");
      submission.same(
          Content.text("some bytes").kept().head(),
          bytes,
          "The future was completed with other bytes.",
          "Read all bytes up to the end of the stream.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("SILENT: cancel closes the connection")
  void cancelled(Submission submission) {
    try (Act server = submission.host().named("SILENT").thenGone().start()) {
      Object future =
          submission
              .call("fetch", server.address())
              .returns("`fetch` did not return a future.", "Let a thread do the work.");
      server.connected();
      if (future instanceof Remote remote) {
        remote.get("cancel", true);
      }
      submission
          .check(server)
          .otherwise(
              "The future was cancelled, and the connection stayed open.",
              "Let the future tell you that it is complete, and close the socket then.");
    }
  }
}
