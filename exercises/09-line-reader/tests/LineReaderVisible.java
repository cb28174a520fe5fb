package ex09;

import java.time.Duration;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class LineReaderVisible {

  @Test
  @Order(1)
  @DisplayName("two lines and the end of the stream")
  void twoLines(Submission submission) {
    try (Act sender =
        submission.host().named("a sender").send("one\ntwo\r\n").halfClose().start()) {
      Remote in = submission.connected(sender.address()).object("getInputStream");
      Remote reader = submission.construct(in, 80);
      for (String expected : new String[] {"one", "two", null}) {
        submission.same(
            expected,
            reader
                .call("next")
                .returns("`next` did not return.", "Return at LF, and null at the end."),
            "Two lines and the end were sent, and `next` returned something else.",
            "Leave LF out, and the CR before it; at the end of the stream return null.");
      }
    }
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: a line comes one byte at a time")
  void drip(Submission submission) {
    try (Act sender = submission.host().named("DRIP").drip("drop by drop\n").start()) {
      Remote in = submission.connected(sender.address()).object("getInputStream");
      submission.same(
          "drop by drop",
          submission
              .construct(in, 80)
              .call("next")
              .within(Duration.ofSeconds(4))
              .returns("The line was complete, and `next` did not return it.", "Return at LF."),
          "A line came one byte at a time and was not returned whole.",
          "Collect bytes until LF, over as many reads as it takes.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("a line of 11 bytes where 10 are allowed")
  void tooLong(Submission submission) {
    try (Act sender = submission.host().named("a sender").send("01234567890\n").start()) {
      Remote in = submission.connected(sender.address()).object("getInputStream");
      submission
          .construct(in, 10)
          .call("next")
          .throwing(
              "java.net.ProtocolException",
              "A line had 11 bytes where 10 are allowed, and there was no ProtocolException.",
              "Count the bytes before LF.");
    }
  }
}
