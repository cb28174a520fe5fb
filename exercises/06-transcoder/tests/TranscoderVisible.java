package ex06;

import java.nio.charset.Charset;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class TranscoderVisible {
  private static final Charset GBK = Charset.forName("GBK");

  @Test
  @Order(1)
  @DisplayName("a text in GBK comes out in UTF-8")
  void text(Submission submission) {
    String text = "\u4f60\u597d, GBK!\n";
    try (Act peer =
        submission
            .host()
            .named("a sender and reader")
            .send(Content.bytes(text.getBytes(GBK)))
            .halfClose()
            .expect(text)
            .start()) {
      Remote socket = submission.connected(peer.address());
      Call call =
          submission.call(
              "gbkToUtf8", socket.object("getInputStream"), socket.object("getOutputStream"));
      submission
          .check(peer)
          .otherwise("The text did not come out as UTF-8.", "Decode as GBK, encode as UTF-8.");
      call.returns("`gbkToUtf8` did not return.", "Return when read returns -1.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("a character comes out before the next one is sent")
  void atOnce(Submission submission) {
    try (Act peer =
        submission
            .host()
            .named("a sender that waits")
            .send(Content.hex(0xC4, 0xE3))
            .expect("\u4f60")
            .send(Content.hex(0xBA, 0xC3))
            .expect("\u597d")
            .start()) {
      Remote socket = submission.connected(peer.address());
      submission.call(
          "gbkToUtf8", socket.object("getInputStream"), socket.object("getOutputStream"));
      submission
          .check(peer)
          .otherwise(
              "A complete character did not come out before the next one was sent.",
              "Write and flush what is complete before you read on.");
    }
  }
}
