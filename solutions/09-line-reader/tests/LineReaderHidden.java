package ex09;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Host;
import loopbook.peer.Malformed;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class LineReaderHidden {
  private static final int ROOMY = 100;
  private static final String COLLECT =
      "Collect bytes until LF, over as many reads as it takes; keep what follows the LF.";
  private static final String LONE =
      "Only LF ends a line. Drop a CR if LF comes directly behind it, and nothing else.";
  private static final String WHOLE =
      "Collect bytes until LF, over as many reads as it takes; then decode the line as a whole.";
  private static final String COUNT =
      "Count the bytes before LF, for each line anew; a CR directly before the LF is not counted.";
  private static final String STRICT =
      "new String replaces wrong bytes in silence; a CharsetDecoder reports them.";

  @Test
  @Order(1)
  @DisplayName("a sender that waits until each line was read")
  void inTurn(Submission submission, Inputs inputs) {
    String before = inputs.words(2);
    String behind = inputs.words(3);
    Moment first = Moment.named("the first line was read");
    Moment second = Moment.named("the second line was read");
    try (Act sender =
        submission
            .host()
            .named("a sender that waits until each line was read")
            .within(submission.scaled(Duration.ofSeconds(4)))
            .send(before + "\n")
            .await(first)
            .send("\n")
            .await(second)
            .send(behind + "\n")
            .halfClose()
            .start()) {
      Remote reader = reader(submission, sender, ROOMY);
      String bad = "A sender sent a line, and it was not returned as it was sent.";
      line(submission, reader, before, bad);
      first.reach();
      line(submission, reader, "", bad);
      second.reach();
      line(submission, reader, behind, bad);
      ends(submission, reader);
    }
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: lines come one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    String first = inputs.word(4) + " " + inputs.word(2);
    String second = inputs.word(4);
    Moment begun = Moment.named("the call has begun");
    try (Act sender =
        submission
            .host()
            .named("DRIP")
            .within(submission.scaled(Duration.ofSeconds(4)))
            .await(begun)
            .drip(first + "\r\n" + second + "\n")
            .halfClose()
            .start()) {
      Remote reader = reader(submission, sender, ROOMY);
      Call call = reader.call("next");
      begun.reach();
      String bad = "DRIP sent lines one byte at a time, and they were not returned whole.";
      submission.same(first, returned(call.within(Duration.ofSeconds(4))), bad, COLLECT);
      line(submission, reader, second, bad);
      ends(submission, reader);
    }
  }

  @Test
  @Order(3)
  @DisplayName("SPLITCHAR: characters are cut in two on their way")
  void splitChar(Submission submission, Inputs inputs) {
    String text = inputs.number(2, 9) + ",50 \u20ac, \u00fc" + inputs.word(7) + " \ud83d\ude00";
    try (Act sender =
        submission
            .host()
            .named("SPLITCHAR")
            .within(submission.scaled(Duration.ofSeconds(4)))
            .split(text + "\n")
            .start()) {
      line(
          submission,
          reader(submission, sender, ROOMY),
          text,
          "SPLITCHAR cut characters in two, and they were not put together again.",
          WHOLE);
    }
  }

  @Test
  @Order(4)
  @DisplayName("GLUE: a hundred lines in one segment")
  void glue(Submission submission, Inputs inputs) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      lines.add(inputs.word(4) + " " + i);
    }
    String all = String.join("\n", lines) + "\n";
    try (Act sender = submission.host().named("GLUE").send(all).halfClose().start()) {
      Remote reader = reader(submission, sender, ROOMY);
      for (String line : lines) {
        line(
            submission,
            reader,
            line,
            "GLUE sent a hundred lines at once, and `next` did not return them one by one.");
      }
      ends(submission, reader);
    }
  }

  @Test
  @Order(5)
  @DisplayName("CR and LF come in different reads")
  void cutLineEnd(Submission submission, Inputs inputs) {
    String first = inputs.word(3);
    String second = inputs.word(4);
    String third = inputs.word(5);
    try (Act sender =
        submission
            .host()
            .named("a sender that cuts between CR and LF")
            .sendPieces(
                Content.text(first + "\r"),
                Content.text("\n" + second + "\r\n" + third.substring(0, 2)),
                Content.text(third.substring(2) + "\r"),
                Content.text("\n"))
            .halfClose()
            .start()) {
      Remote reader = reader(submission, sender, ROOMY);
      for (String expected : new String[] {first, second, third}) {
        line(
            submission,
            reader,
            expected,
            "Lines ended with CR and LF, which came in different reads, and were not returned"
                + " without them.");
      }
      ends(submission, reader);
    }
  }

  @Test
  @Order(6)
  @DisplayName("a lone CR is a character, and only LF ends a line")
  void loneCr(Submission submission, Inputs inputs) {
    String inside = inputs.word(1) + "\r" + inputs.word(1);
    String before = "\r" + inputs.word(1);
    String[] lines = {inside, before, "\r", "", "d\u0085e\u2028f\u000bg\fh\0i"};
    try (Act sender =
        submission
            .host()
            .named("a sender of CRs")
            .send(inside + "\n" + before + "\r\n\r\r\n\r\n" + lines[4] + "\n")
            .halfClose()
            .start()) {
      Remote reader = reader(submission, sender, ROOMY);
      for (String expected : lines) {
        line(
            submission,
            reader,
            expected,
            "A line held a CR, or another character that is no LF, and was not returned as it was"
                + " sent.",
            LONE);
      }
      ends(submission, reader);
    }
  }

  @Test
  @Order(7)
  @DisplayName("lines of maxBytes bytes are good, one more is too much")
  void limit(Submission submission, Inputs inputs) {
    String plain = inputs.word(10);
    String umlauts = "\u00e4".repeat(5);
    String withCr = inputs.word(10);
    try (Act sender =
        submission
            .host()
            .named("a sender of lines as long as allowed")
            .send(plain + "\n" + umlauts + "\n" + withCr + "\r\n")
            .send(umlauts + "x\n")
            .start()) {
      Remote reader = reader(submission, sender, 10);
      for (String expected : new String[] {plain, umlauts, withCr}) {
        String end = expected.equals(withCr) ? "CR and LF" : "LF";
        Call call = reader.call("next");
        if (call.ends("A line was complete, and `next` did not end.", COUNT).isPresent()) {
          call.returns("A line of exactly maxBytes bytes and " + end + " was refused.", COUNT);
        }
        submission.same(
            expected,
            returned(call),
            "A line of exactly maxBytes bytes was not returned as it was sent.",
            COUNT);
      }
      tooLong(
          submission,
          reader,
          "A line had 11 bytes where 10 are allowed, in six characters, and there was no"
              + " ProtocolException.");
    }
    String much = inputs.word(20_000);
    try (Act sender =
        submission.host().named("a sender of 20 000 bytes").send(much + "\n").start()) {
      line(
          submission,
          reader(submission, sender, 20_000),
          much,
          "A line of 20 000 bytes, as many as allowed, was not returned as it was sent.");
    }
  }

  @Test
  @Order(8)
  @DisplayName("LONG: a line without an end is given up soon")
  void endless(Submission submission, Inputs inputs) {
    String good = inputs.word(4);
    try (Act sender =
        submission
            .host()
            .named("LONG, 20 000 bytes without LF, and silence")
            .send(good + "\n" + "x".repeat(20_000))
            .start()) {
      Remote reader = reader(submission, sender, 1000);
      line(submission, reader, good, "The line before an endless one was not returned.");
      tooLong(
          submission,
          reader,
          "LONG sent 20 000 bytes without LF where 1000 are allowed, and there was no"
              + " ProtocolException.");
    }
    int length = 1_000_000;
    Remote in = submission.make("java.io.ByteArrayInputStream", (Object) xs(length));
    tooLong(
        submission,
        reader(submission, in, 1000),
        "A line has a million bytes where 1000 are allowed, and there was no ProtocolException.");
    int taken = length - (in.get("available") instanceof Integer left ? left : 0);
    if (taken > 1000 + 64 * 1024) {
      throw submission.fail(
          "1000 bytes are allowed in a line. Of one that does not end "
              + taken
              + " were read before it was refused.",
          "Compare the length with the limit at each byte, not only at the LF.");
    }
  }

  @Test
  @Order(9)
  @DisplayName("BADUTF8: a line that is not UTF-8 is refused, the one before it is not")
  void badUtf8(Submission submission, Inputs inputs) {
    for (Malformed each : Malformed.utf8()) {
      String good = inputs.word(4);
      Content before = Content.text(good + "\n" + inputs.word(2));
      Content lines = Content.join(before, each.bytes(), Content.text(inputs.word(2) + "\n"));
      refused(submission, submission.host().named("BADUTF8: " + each.name()).send(lines), good);
    }
  }

  @Test
  @Order(10)
  @DisplayName("BADUTF8: a character stops half-way, right before LF")
  void halfACharacter(Submission submission, Inputs inputs) {
    String good = inputs.word(4);
    Content before = Content.text(good + "\n" + inputs.word(2));
    Content half = Content.join(before, Content.hex(0xE2, 0x82, '\n'));
    Content last = Content.hex(0xAC, 'c', '\n');
    refused(
        submission,
        submission.host().named("BADUTF8: an LF inside a character").send(Content.join(half, last)),
        good);
  }

  @Test
  @Order(11)
  @DisplayName("TRUNC: the stream ends inside a line")
  void truncated(Submission submission, Inputs inputs) {
    String good = inputs.word(3);
    for (String rest : new String[] {inputs.word(2), inputs.word(3) + "\r"}) {
      try (Act sender =
          submission.host().named("TRUNC").send(good + "\n" + rest).halfClose().start()) {
        Remote reader = reader(submission, sender, ROOMY);
        line(submission, reader, good, "The line before one that is cut off was not returned.");
        Call call = reader.call("next");
        if (call.ends("TRUNC ended the stream, and `next` still waits.", COLLECT).isEmpty()) {
          throw submission.fail(
              call.returns("", "") == null
                  ? "TRUNC ended the stream inside a line, and `next` called that a clean end."
                  : "TRUNC ended the stream inside a line, and `next` returned the rest of it.",
              "Null is right only before the first byte of a line; inside one throw an"
                  + " EOFException.");
        }
        call.throwing(
            "java.io.EOFException",
            "TRUNC ended the stream inside a line, and there was no EOFException.",
            "When read returns -1 inside a line, throw one.");
      }
    }
  }

  @Test
  @Order(12)
  @DisplayName("RST: a reset is no end of the stream")
  void reset(Submission submission, Inputs inputs) {
    String good = inputs.word(3);
    for (String begun : new String[] {"", inputs.word(2)}) {
      try (Act sender =
          submission
              .host()
              .named("RST")
              .send(good + "\n" + begun)
              .untilConsumed()
              .reset()
              .start()) {
        Remote reader = reader(submission, sender, ROOMY);
        line(submission, reader, good, "The line before a reset was not returned.");
        reader
            .call("next")
            .throwing(
                "java.io.IOException",
                "RST reset the connection, and `next` did not throw an IOException.",
                "Let the exception that read throws pass; a reset is no clean end.");
      }
    }
  }

  private static void line(Submission submission, Remote reader, String expected, String bad) {
    line(submission, reader, expected, bad, COLLECT);
  }

  private static void line(
      Submission submission, Remote reader, String expected, String bad, String next) {
    submission.same(expected, returned(reader.call("next")), bad, next);
  }

  private static Object returned(Call call) {
    return call.returns(
        "A line was complete, and `next` did not return it.",
        "Return as soon as the LF is there; do not wait until a buffer is full.");
  }

  private static void ends(Submission submission, Remote reader) {
    submission.same(
        null,
        reader
            .call("next")
            .returns(
                "The stream ended behind an LF, and `next` did not return null.",
                "When read returns -1 before the first byte of a line, return null."),
        "The stream ended behind an LF, and `next` returned one more line.",
        "When read returns -1 before the first byte of a line, return null.");
  }

  private static void tooLong(Submission submission, Remote reader, String message) {
    reader
        .call("next")
        .throwing(
            "java.net.ProtocolException",
            message,
            "Count bytes, not characters, and compare with the limit at each byte.");
  }

  private static void refused(Submission submission, Host sender, String good) {
    try (Act act = sender.start()) {
      Remote reader = reader(submission, act, ROOMY);
      line(submission, reader, good, "The line before one that is not UTF-8 was not returned.");
      reader
          .call("next")
          .throwing(
              "java.nio.charset.CharacterCodingException",
              "A line was not UTF-8, and there was no CharacterCodingException.",
              STRICT);
    }
  }

  private static Remote reader(Submission submission, Act sender, int maxBytes) {
    Remote in = submission.connected(sender.address()).object("getInputStream");
    return reader(submission, in, maxBytes);
  }

  private static Remote reader(Submission submission, Remote in, int maxBytes) {
    Object made =
        submission
            .constructing(in, maxBytes)
            .returns(
                "Nothing was sent yet, and the constructor did not return.",
                "Read in `next`, not in the constructor.");
    return submission.remote(made);
  }

  private static byte[] xs(int length) {
    return "x".repeat(length).getBytes(US_ASCII);
  }
}
