package ex07;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class ReadExactlyVisible {

  @Test
  @Order(1)
  @DisplayName("two messages, one after the other")
  void twoMessages(Submission submission) {
    try (Act sender = submission.host().named("a sender").send("helloworld").start()) {
      Remote in = submission.connected(sender.address()).object("getInputStream");
      submission.same(
          "hello".getBytes(StandardCharsets.US_ASCII),
          submission
              .call("readExactly", in, 5)
              .returns("Five bytes had come, and were not returned.", "Return when you have n."),
          "`readExactly` did not return the first five bytes.",
          "Take the n bytes that come next, and no more than those.");
      submission.same(
          "world".getBytes(StandardCharsets.US_ASCII),
          submission
              .call("readExactly", in, 5)
              .returns(
                  "The first call returned its five bytes. The second did not return the next five,"
                      + " though they had come.",
                  "Take no byte beyond n: no buffer around the stream, and do not close it."),
          "The second call of `readExactly` did not return the next five bytes.",
          "Take the n bytes that come next, and no more than those.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: a message comes one byte at a time")
  void drip(Submission submission) {
    try (Act sender = submission.host().named("DRIP").drip("drop by drop").start()) {
      Remote in = submission.connected(sender.address()).object("getInputStream");
      submission.same(
          "drop by drop".getBytes(StandardCharsets.US_ASCII),
          submission
              .call("readExactly", in, 12)
              .within(Duration.ofSeconds(4))
              .returns("All twelve bytes have come, and were not returned.", "Return all n."),
          "`readExactly` did not return all the twelve bytes.",
          "One read gives what is there: go on until you have n.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("TRUNC: the stream ends too early")
  void tooEarly(Submission submission) {
    try (Act sender = submission.host().named("TRUNC").send("hel").halfClose().start()) {
      Remote in = submission.connected(sender.address()).object("getInputStream");
      Thrown thrown =
          submission
              .call("readExactly", in, 5)
              .throwing(
                  "java.io.EOFException",
                  "The stream ended after three of five bytes, and there was no EOFException.",
                  "When read returns -1 too early, throw one.");
      if (!String.valueOf(thrown.message()).contains("3")) {
        throw submission.fail(
            "The message of the EOFException does not say how many bytes had come.",
            "Put the number of bytes that you have into the message.");
      }
    }
  }
}
