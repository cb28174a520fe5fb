package ex06;

import java.nio.charset.Charset;
import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
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

  @Test
  @Order(1)
  @DisplayName("a text in GBK, with ASCII in it, comes out in UTF-8")
  void text(Submission submission, Inputs inputs) {
    String text = mixed(inputs);
    converted(
        submission,
        submission.host().named("a sender and reader").send(gbk(text)).halfClose(),
        Content.text(text),
        "The text did not come out as the same text in UTF-8.",
        "Name both charsets, GBK for what comes in and UTF-8 for what goes out, and add nothing.");
  }

  @Test
  @Order(2)
  @DisplayName("SPLITCHAR: the text is cut once, at every possible place")
  void everySplit(Submission submission, Inputs inputs) {
    String text = "a" + hanzi(inputs, 1) + "b" + hanzi(inputs, 2) + "!";
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
  void drip(Submission submission, Inputs inputs) {
    String text = mixed(inputs);
    converted(
        submission,
        submission.host().named("DRIP").drip(gbk(text)).halfClose(),
        Content.text(text),
        "The text came one byte at a time and did not come out whole.",
        "Keep the first half of a character until the second half comes.");
  }

  @Test
  @Order(4)
  @DisplayName("who waits for each character gets it at once")
  void atOnce(Submission submission, Inputs inputs) {
    String first = hanzi(inputs, 1);
    String second = hanzi(inputs, 1);
    String third = hanzi(inputs, 1);
    try (Act peer =
        submission
            .host()
            .named("a sender that waits for each character")
            .send(gbk(first))
            .expect(first)
            .send(gbk("!"))
            .expect("!")
            .send(gbk(second + third).part(0, 3))
            .expect(second)
            .send(gbk(third).part(1, 2))
            .expect(third)
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
  void much(Submission submission, Inputs inputs) {
    String unit = hanzi(inputs, 2) + " 13 " + hanzi(inputs, 2) + "\u3002";
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
  void malformed(Submission submission, Inputs inputs) {
    String first = hanzi(inputs, 1);
    String second = hanzi(inputs, 1);
    replaced(
        submission,
        "malformed bytes in the middle",
        Content.join(gbk(first), Content.hex(0xFF), gbk("b" + second), Content.hex(0x80), gbk("!")),
        first + "\ufffdb" + second + "\ufffd!",
        "Malformed bytes did not become U+FFFD with the text going on after them.");
  }

  @Test
  @Order(7)
  @DisplayName("half a character at the end of the stream becomes U+FFFD")
  void halfAtTheEnd(Submission submission, Inputs inputs) {
    String whole = inputs.word(1) + hanzi(inputs, 1);
    replaced(
        submission,
        "half a character at the end",
        Content.join(gbk(whole), Content.hex(0xC4)),
        whole + "\ufffd",
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

  /** Chinese and ASCII, and no line end behind the last character. */
  private static String mixed(Inputs inputs) {
    String ascii = " and " + inputs.word(5) + "\n";
    return hanzi(inputs, 2) + ", GBK! " + hanzi(inputs, 2) + ascii + hanzi(inputs, 1);
  }

  /**
   * So many Chinese characters, of GB 2312's first level, whose rows are full from B0 to D6. Bytes
   * from C0 on are never continuation bytes of UTF-8: no text is valid in both charsets by chance.
   */
  private static String hanzi(Inputs inputs, int count) {
    byte[] bytes = new byte[2 * count];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) inputs.number(0xC0, 0xD6);
      bytes[i + 1] = (byte) inputs.number(0xC0, 0xFE);
    }
    return new String(bytes, GBK);
  }

  private static Content gbk(String text) {
    return Content.bytes(text.getBytes(GBK));
  }
}
