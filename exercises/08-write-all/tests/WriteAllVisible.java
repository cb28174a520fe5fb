package ex08;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class WriteAllVisible {

  @Test
  @Order(1)
  @DisplayName("a reader gets the bytes that remain in the buffer")
  void allOfIt(Submission submission) {
    try (Act reader = submission.host().named("a reader").expect("hello").start()) {
      Remote channel = submission.connectedChannel(reader.address());
      Remote buffer = buffer(submission, "hello".getBytes(US_ASCII));
      Object written =
          submission
              .call("writeAll", channel, buffer, Duration.ofSeconds(5))
              .returns("`writeAll` did not return.", "Return when nothing remains.");
      submission.same(
          5L, written, "Five bytes were written, and another number came.", "Count them.");
      submission
          .check(reader)
          .otherwise("The reader did not get the bytes.", "Write what remains in the buffer.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("NEVERREAD: on a non-blocking channel the limit passes")
  void limit(Submission submission) {
    try (Act reader =
        submission.host().named("NEVERREAD").receiveBuffer(8192).stopReading().start()) {
      Remote channel = submission.connectedChannel(reader.address());
      channel.object("socket").get("setSendBufferSize", 8192);
      channel.get("configureBlocking", false);
      submission
          .call("writeAll", channel, buffer(submission, new byte[500_000]), Duration.ofMillis(200))
          .throwing(
              "java.net.SocketTimeoutException",
              "NEVERREAD reads nothing, the limit of 200 ms has passed, and there was no"
                  + " SocketTimeoutException.",
              "Take the time at the beginning; when the limit has passed, throw one.");
    }
  }

  private static Remote buffer(Submission submission, byte[] bytes) {
    return submission.remote(
        submission.prepareStatic("java.nio.ByteBuffer", "wrap", (Object) bytes));
  }
}
