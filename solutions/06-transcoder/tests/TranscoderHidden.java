package ex06;

import java.nio.charset.Charset;
import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Host;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class TranscoderHidden {
  private static final Charset GBK = Charset.forName("GBK");
  private static final Duration MUCH = Duration.ofSeconds(4);
  private static final String REPLACE =
      "Ask for a decoder that replaces malformed bytes and goes on, instead of throwing.";
  private static final String TEXT = "\u4f60\u597d, GBK! \u4e2d\u6587 and ASCII\n\u5b8c";

  @Test
  @Order(1)
  @DisplayName("a text in GBK, with ASCII in it, comes out in UTF-8")
  void text(Submission submission) {
    converted(
        submission,
        submission.host().named("a sender and reader").send(gbk(TEXT)).halfClose(),
        Content.text(TEXT),
        "The text did not come out as the same text in UTF-8.",
        "Name both charsets, GBK for what comes in and UTF-8 for what goes out, and add nothing.");
  }

  @Test
  @Order(2)
  @DisplayName("SPLITCHAR: the text is cut once, at every possible place")
  void everySplit(Submission submission) {
    String text = "a\u4f60b\u597d\u4e2d!";
    Content bytes = gbk(text);
    for (long cut = 1; cut < bytes.length(); cut++) {
      converted(
          submission,
          submission
              .host()
              .named("SPLITCHAR, cut after byte " + cut)
              .sendPieces(bytes.part(0, cut), bytes.part(cut, bytes.length()))
              .halfClose(),
          Content.text(text),
          "A character was cut in two on its way and did not come out whole.",
          "Keep the first half of a character until the second half comes: decode the stream, not"
              + " each read.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("DRIP: one byte at a time")
  void drip(Submission submission) {
    converted(
        submission,
        submission.host().named("DRIP").drip(gbk(TEXT)).halfClose(),
        Content.text(TEXT),
        "The text came one byte at a time and did not come out whole.",
        "Keep the first half of a character until the second half comes.");
  }

  @Test
  @Order(4)
  @DisplayName("who waits for each character gets it at once")
  void atOnce(Submission submission) {
    try (Act peer =
        submission
            .host()
            .named("a sender that waits for each character")
            .send(gbk("\u4f60"))
            .expect("\u4f60")
            .send(gbk("!"))
            .expect("!")
            .send(Content.join(gbk("\u597d"), Content.hex(0xD6)))
            .expect("\u597d")
            .send(Content.hex(0xD0))
            .expect("\u4e2d")
            .halfClose()
            .start()) {
      Call call = begin(submission, peer).call();
      submission
          .check(peer)
          .when(
              "A complete character was sent, and did not come out before more was sent.",
              "Write and flush all that is complete before you read on; do not wait for a line or"
                  + " the end.",
              Miss.Kind.TOO_LATE)
          .otherwise(
              "The characters did not come out as they were sent.",
              "Decode the stream as GBK, encode as UTF-8, and flush before you read on.");
      returned(call);
    }
  }

  @Test
  @Order(5)
  @DisplayName("5 MB of text")
  void much(Submission submission) {
    String unit = "\u8bfb\u4e66 13 \u4e07\u5377\u3002";
    converted(
        submission,
        submission
            .host()
            .named("a sender of 5 MB")
            .within(submission.scaled(MUCH))
            .send(Content.repeat(gbk(unit), 5_000_000 / gbk(unit).length()))
            .halfClose(),
        Content.repeat(unit, 5_000_000 / gbk(unit).length()),
        "5 MB of text did not come out whole.",
        "A long text comes in many reads: keep half a character between them, and nothing else.");
  }

  @Test
  @Order(6)
  @DisplayName("malformed bytes become U+FFFD, and the text goes on")
  void malformed(Submission submission) {
    replaced(
        submission,
        "malformed bytes in the middle",
        Content.join(gbk("\u4f60"), Content.hex(0xFF), gbk("b\u597d"), Content.hex(0x80), gbk("!")),
        "\u4f60\ufffdb\u597d\ufffd!",
        "Malformed bytes did not become U+FFFD with the text going on after them.");
  }

  @Test
  @Order(7)
  @DisplayName("half a character at the end of the stream becomes U+FFFD")
  void halfAtTheEnd(Submission submission) {
    replaced(
        submission,
        "half a character at the end",
        Content.join(gbk("a\u4f60"), Content.hex(0xC4)),
        "a\u4f60\ufffd",
        "The stream ended after the first half of a character, and that did not become U+FFFD.");
  }

  private static void converted(
      Submission submission, Host sender, Content expected, String message, String next) {
    try (Act peer = sender.expect(expected).thenEndOfStream().start()) {
      Running running = begin(submission, peer);
      returned(running.call());
      running.socket().close();
      submission.check(peer).otherwise(message, next);
    }
  }

  private static void replaced(
      Submission submission, String name, Content bytes, String expected, String message) {
    try (Act peer = submission.host().named(name).send(bytes).halfClose().hearToEnd().start()) {
      Running running = begin(submission, peer);
      running.call().returns(message, REPLACE);
      running.socket().close();
      String came = peer.heard().text().replaceAll("\ufffd+", "\ufffd");
      submission.same(expected, came, message, REPLACE);
    }
  }

  private record Running(Remote socket, Call call) {}

  private static Running begin(Submission submission, Act peer) {
    Remote socket = submission.connected(peer.address());
    Call call =
        submission.call(
            "gbkToUtf8", socket.object("getInputStream"), socket.object("getOutputStream"));
    return new Running(socket, call);
  }

  private static void returned(Call call) {
    call.within(MUCH)
        .returns(
            "The stream has ended, and `gbkToUtf8` did not return.",
            "Return when read returns -1.");
  }

  private static Content gbk(String text) {
    return Content.bytes(text.getBytes(GBK));
  }
}
