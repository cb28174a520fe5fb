package ex18;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class ReadByDeadlineVisible {

  @Test
  @Order(1)
  @DisplayName("two messages in time, one after the other")
  void twoMessages(Submission submission) {
    try (Act peer = submission.host().named("a peer").send("helloworld").start()) {
      Remote conversation = submission.connected(peer.address());
      for (String expected : new String[] {"hello", "world"}) {
        Instant deadline = Instant.now().plus(submission.scaled(Duration.ofSeconds(5)));
        submission.same(
            expected.getBytes(US_ASCII),
            submission
                .call("readBy", conversation, 5, deadline)
                .returns(
                    "Ten bytes had come, and \"" + expected + "\" was not returned.",
                    "Return when you have n, and take no byte more: the next call needs it."),
            "`readBy` did not return the next five bytes.",
            "Take the n bytes that come next, and no more than those.");
      }
    }
  }

  @Test
  @Order(2)
  @DisplayName("SILENT: nothing comes before the deadline")
  void silent(Submission submission) {
    try (Act peer = submission.host().named("SILENT").start()) {
      Remote conversation = submission.connected(peer.address());
      conversation.get("setSoTimeout", 1234);
      Thrown thrown =
          submission
              .call("readBy", conversation, 5, Instant.now().plusMillis(300))
              .within(Duration.ofMillis(550))
              .throwing(
                  "java.net.SocketTimeoutException",
                  "SILENT sent nothing for 300 ms, and there was no PartialRead at the deadline.",
                  "Let read wait for what is left until the deadline.");
      if (!(thrown.accessors().get("received") instanceof byte[] received)) {
        throw submission.fail(
            "SILENT sent nothing, and the timeout that came out is no PartialRead.",
            "Throw a PartialRead with the bytes that you have, here none.");
      }
      submission.same(
          new byte[0],
          received,
          "SILENT sent nothing, and received() is not empty.",
          "Put only those bytes into it that have come.");
      if (!Boolean.FALSE.equals(conversation.get("isClosed"))) {
        throw submission.fail(
            "SILENT sent nothing, and after the timeout the socket is closed.",
            "The socket is your caller's: leave it open, also when you throw.");
      }
      submission.same(
          1234,
          conversation.get("getSoTimeout"),
          "SO_TIMEOUT was 1234 before the call, and is something else after it.",
          "Note it before you change it, and put it back on every way out.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("TRUNC: the stream ends too early")
  void tooEarly(Submission submission) {
    try (Act peer = submission.host().named("TRUNC").send("hel").halfClose().start()) {
      Instant deadline = Instant.now().plus(submission.scaled(Duration.ofSeconds(5)));
      submission
          .call("readBy", submission.connected(peer.address()), 5, deadline)
          .throwing(
              "java.io.EOFException",
              "The stream ended after three of five bytes, and there was no EOFException.",
              "When read returns -1 too early, throw one at once.");
    }
  }
}
