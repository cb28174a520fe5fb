package ex03;

import loopbook.judge.trial.Call;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class AskOnceVisible {

  @Test
  @Order(1)
  @DisplayName("a question is sent, its reply returned")
  void oneQuestion(Submission submission) {
    try (Act server =
        submission
            .host()
            .named("a server")
            .expect("how late is it?\n")
            .send("half past nine\n")
            .hangUp()
            .start()) {
      Call ask = submission.call("ask", server.address(), "how late is it?");
      submission
          .check(server)
          .otherwise(
              "The server did not get the question as a line.",
              "Connect, and send the line and an LF in UTF-8.");
      Object reply = ask.returns("`ask` did not return a reply.", "Read up to LF, and return.");
      submission.same(
          "half past nine", reply, "`ask` returned something else.", "Leave the LF out.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("a server that ends without a reply is an EOFException")
  void noReply(Submission submission) {
    try (Act server =
        submission.host().named("a server").expect("anybody there?\n").hangUp().start()) {
      submission
          .call("ask", server.address(), "anybody there?")
          .throwing(
              "java.io.EOFException",
              "The server hung up without a reply, and `ask` did not throw an EOFException.",
              "When read returns -1 before the LF, throw one.");
    }
  }
}
