package ex10;

import static java.nio.charset.StandardCharsets.US_ASCII;

import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class FramesVisible {
  private static final Content HELLO = Content.join(Content.hex(0, 0, 0, 5), Content.text("hello"));

  @Test
  @Order(1)
  @DisplayName("a frame is written")
  void written(Submission submission) {
    try (Act peer = submission.host().named("a reader").expect(HELLO).start()) {
      Remote out = submission.connected(peer.address()).object("getOutputStream");
      submission
          .call("writeFrame", out, (Object) "hello".getBytes(US_ASCII))
          .returns("`writeFrame` did not return.", "Write the frame, flush, and return.");
      submission
          .check(peer)
          .otherwise(
              "The frame did not come out as four bytes of length and the payload.",
              "Write the length with its most significant byte first, then the payload.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("a frame is read, then the end of the stream")
  void read(Submission submission) {
    try (Act peer = submission.host().named("a writer").send(HELLO).halfClose().start()) {
      Remote in = submission.connected(peer.address()).object("getInputStream");
      submission.same(
          "hello".getBytes(US_ASCII),
          submission
              .call("readFrame", in, 100)
              .returns("A frame was there, and `readFrame` did not return it.", "Return it."),
          "A frame was sent, and `readFrame` did not return its payload.",
          "Read four bytes, make a length of them, read so many bytes.");
      submission.same(
          null,
          submission
              .call("readFrame", in, 100)
              .returns("The stream has ended, and null was not returned.", "Return null."),
          "The stream has ended, and `readFrame` did not return null.",
          "No byte of another frame came: return null.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("a frame of 11 bytes where 10 are allowed")
  void tooLong(Submission submission) {
    try (Act peer = submission.host().named("a writer").send(Content.hex(0, 0, 0, 11)).start()) {
      Remote in = submission.connected(peer.address()).object("getInputStream");
      submission
          .call("readFrame", in, 10)
          .throwing(
              "java.net.ProtocolException",
              "The length was 11 where 10 are allowed, and there was no ProtocolException.",
              "Compare the length with max before you read on.");
    }
  }
}
