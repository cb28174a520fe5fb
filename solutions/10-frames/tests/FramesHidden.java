package ex10;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class FramesHidden {
  private static final int MAX = 1000;
  private static final Duration LONGER = Duration.ofSeconds(4);
  private static final String COLLECT =
      "Read until you have all four bytes of the length, then until you have all of the payload;"
          + " take no byte beyond it.";
  private static final String LENGTH =
      "Write the length in four bytes, the most significant one first, and then the payload.";

  @Test
  @Order(1)
  @DisplayName("frames of 0, 5, 300 and 70 000 bytes are written")
  void written(Submission submission, Inputs inputs) {
    byte[][] payloads = {new byte[0], word(inputs, 5), inputs.bytes(300), inputs.bytes(70_000)};
    Moment all = Moment.named("all frames were written");
    var script = submission.host().named("a reader").within(submission.scaled(LONGER));
    for (byte[] payload : payloads) {
      script = script.expect(frame(payload));
    }
    try (Act reader = script.await(all).halfClose().start()) {
      Remote out = submission.connected(reader.address()).object("getOutputStream");
      for (byte[] payload : payloads) {
        submission
            .call("writeFrame", out, (Object) payload)
            .within(LONGER)
            .returns(
                "A frame of " + payload.length + " bytes was to be written, and it failed.",
                "Write the frame, flush, and return; the stream stays open.");
      }
      all.reach();
      submission
          .check(reader)
          .otherwise("The frames did not come out as length and payload.", LENGTH);
    }
  }

  @Test
  @Order(2)
  @DisplayName("a frame leaves the buffers at once")
  void flushed(Submission submission, Inputs inputs) {
    byte[] payload = word(inputs, 5);
    try (Act reader =
        submission.host().named("a reader behind a buffer").expect(frame(payload)).start()) {
      Remote socket = submission.connected(reader.address());
      Remote out =
          submission.make("java.io.BufferedOutputStream", socket.object("getOutputStream"));
      submission
          .call("writeFrame", out, (Object) payload)
          .returns("`writeFrame` did not return.", "Write the frame, flush, and return.");
      submission
          .check(reader)
          .when(
              "A frame was written to a buffered stream, and it never left the buffer.",
              "Flush the stream behind each frame: somebody is waiting for it.",
              Miss.Kind.TOO_LATE)
          .otherwise("The frame did not come out as length and payload.", LENGTH);
    }
  }

  @Test
  @Order(3)
  @DisplayName("a writer that waits until each frame was read")
  void inTurn(Submission submission, Inputs inputs) {
    byte[][] payloads = {word(inputs, 5), new byte[0], {0, '\n', (byte) 0xFF, (byte) 0x80, '\r'}};
    Moment first = Moment.named("the first frame was read");
    Moment second = Moment.named("the second frame was read");
    try (Act writer =
        submission
            .host()
            .named("a writer that waits until each frame was read")
            .within(submission.scaled(LONGER))
            .send(frame(payloads[0]))
            .await(first)
            .send(frame(payloads[1]))
            .await(second)
            .send(frame(payloads[2]))
            .start()) {
      Remote in = stream(submission, writer);
      String bad = "A frame was sent, and its payload was not returned as it was sent.";
      reads(submission, in, MAX, payloads[0], bad);
      first.reach();
      reads(submission, in, MAX, payloads[1], "An empty frame is a frame, and was not returned.");
      second.reach();
      reads(submission, in, MAX, payloads[2], bad);
    }
  }

  @Test
  @Order(4)
  @DisplayName("DRIP: length and payload come one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    byte[] payload = word(inputs, 12);
    Moment begun = Moment.named("the call has begun");
    try (Act writer =
        submission
            .host()
            .named("DRIP")
            .within(submission.scaled(LONGER))
            .await(begun)
            .drip(frame(payload))
            .start()) {
      Call call = submission.call("readFrame", stream(submission, writer), MAX);
      begun.reach();
      submission.same(
          payload,
          returned(call.within(LONGER)),
          "DRIP sent a frame one byte at a time, and its payload was not returned whole.",
          COLLECT);
    }
  }

  @Test
  @Order(5)
  @DisplayName("GLUE: 250 frames at once")
  void glue(Submission submission, Inputs inputs) {
    List<byte[]> payloads = new ArrayList<>();
    List<Content> frames = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      payloads.add((inputs.word(5) + " " + i).getBytes(US_ASCII));
      frames.add(frame(payloads.get(i)));
    }
    Content all = Content.join(frames.toArray(Content[]::new));
    try (Act writer = submission.host().named("GLUE").send(all).start()) {
      Remote in = stream(submission, writer);
      for (byte[] payload : payloads) {
        reads(
            submission,
            in,
            MAX,
            payload,
            "GLUE sent 250 frames at once, and `readFrame` did not return them one by one.");
      }
    }
  }

  @Test
  @Order(6)
  @DisplayName("TRUNC: the stream ends between two frames")
  void cleanEnd(Submission submission, Inputs inputs) {
    String next = "When read returns -1 before the first byte of a frame, return null.";
    for (byte[] before : new byte[][] {null, word(inputs, 4)}) {
      Content sent = before == null ? Content.bytes() : frame(before);
      try (Act writer = submission.host().named("TRUNC").send(sent).halfClose().start()) {
        Remote in = stream(submission, writer);
        if (before != null) {
          reads(submission, in, MAX, before, "The last frame was not returned as it was sent.");
        }
        Object end =
            submission
                .call("readFrame", in, MAX)
                .returns("The stream ended between two frames, and null was not returned.", next);
        submission.same(
            null, end, "The stream ended between two frames, and null was not returned.", next);
      }
    }
  }

  @Test
  @Order(7)
  @DisplayName("TRUNC: the stream ends inside the length")
  void truncatedLength(Submission submission) {
    for (Content header : List.of(Content.hex(0), Content.hex(0, 0, 0))) {
      truncated(
          submission,
          header,
          "TRUNC ended the stream after " + header.length() + " of the four bytes of a length");
    }
  }

  @Test
  @Order(8)
  @DisplayName("TRUNC: the stream ends inside the payload")
  void truncatedPayload(Submission submission, Inputs inputs) {
    Content whole = frame(word(inputs, 5));
    for (long length : new long[] {4, 8}) {
      truncated(
          submission,
          whole.part(0, length),
          "TRUNC ended the stream after " + (length - 4) + " of the five bytes of a payload");
    }
  }

  @Test
  @Order(9)
  @DisplayName("LONG: a length of max is good, a greater one is refused at once")
  void tooLong(Submission submission, Inputs inputs) {
    byte[] most = inputs.bytes(MAX);
    byte[] rest = word(inputs, 4);
    Content long1001 = Content.hex(0, 0, 3, 0xE9);
    Content long2to31 = Content.hex(0x80, 0, 0, 0);
    Content long2to32 = Content.hex(0xFF, 0xFF, 0xFF, 0xFF);
    for (Content header : List.of(long1001, long2to31, long2to32)) {
      try (Act writer =
          submission
              .host()
              .named("LONG, and silence")
              .send(Content.join(frame(most), header, Content.bytes(rest)))
              .start()) {
        Remote in = stream(submission, writer);
        Call good = submission.call("readFrame", in, MAX);
        submission.same(
            most,
            good.returns(
                "A frame of exactly max bytes was sent, and `readFrame` did not return it.",
                "Only a length that is greater than max is too long."),
            "A frame of exactly max bytes was not returned as it was sent.",
            COLLECT);
        long length =
            header == long1001 ? MAX + 1 : header == long2to31 ? 1L << 31 : (1L << 32) - 1;
        submission
            .call("readFrame", in, MAX)
            .throwing(
                "java.net.ProtocolException",
                "LONG announced "
                    + length
                    + " bytes where 1000 are allowed, and there was no"
                    + " ProtocolException.",
                "Compare the length, a number without sign, with max before you read on.");
        submission.same(
            rest,
            in.call("readNBytes", 4)
                .returns(
                    "A frame was refused, and something of its payload was read before that.",
                    "Four bytes are the length: read them, compare, throw."),
            "A frame was refused, and something of its payload was read before that.",
            "Four bytes are the length: read them, compare, throw.");
      }
    }
  }

  @Test
  @Order(10)
  @DisplayName("a frame of 100 000 bytes, and one behind it")
  void large(Submission submission, Inputs inputs) {
    byte[] payload = inputs.bytes(100_000);
    byte[] next = word(inputs, 4);
    try (Act writer =
        submission
            .host()
            .named("a writer of 100 000 bytes")
            .within(submission.scaled(LONGER))
            .send(Content.join(frame(payload), frame(next)))
            .start()) {
      Remote in = stream(submission, writer);
      submission.same(
          payload,
          returned(submission.call("readFrame", in, 100_000).within(LONGER)),
          "A frame of 100 000 bytes was not returned as it was sent.",
          COLLECT);
      reads(submission, in, 100_000, next, "The frame behind a large one was not whole.");
    }
  }

  @Test
  @Order(11)
  @DisplayName("RST: a reset is no end of the stream")
  void reset(Submission submission, Inputs inputs) {
    for (long length : new long[] {2, 6}) {
      try (Act writer =
          submission
              .host()
              .named("RST")
              .send(frame(word(inputs, 5)).part(0, length))
              .untilConsumed()
              .reset()
              .start()) {
        submission
            .call("readFrame", stream(submission, writer), MAX)
            .throwing(
                "java.io.IOException",
                "RST reset the connection inside a frame, and there was no IOException.",
                "Let the exception that read throws pass.");
      }
    }
  }

  @Test
  @Order(12)
  @DisplayName("CROWD: eight threads write frames on one stream")
  void crowd(Submission submission) {
    Remote out = submission.contestedOutput(Duration.ofMillis(500));
    List<byte[]> payloads = new ArrayList<>();
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      byte[] payload = new byte[i % 2 == 0 ? 50 + i : 20_000 + i];
      Arrays.fill(payload, (byte) ('a' + i));
      payloads.add(payload);
      calls.add(submission.call("writeFrame", out, (Object) payload));
    }
    out.get("open");
    for (Call call : calls) {
      call.within(LONGER)
          .returns(
              "Eight threads wrote a frame each, and not all of them came to the end.",
              "Hold no lock for ever, and none that two threads can take in different orders.");
    }
    byte[] written = out.get("toByteArray") instanceof byte[] all ? all : new byte[0];
    ByteBuffer rest = ByteBuffer.wrap(written);
    while (rest.hasRemaining()) {
      byte[] came = rest.remaining() < 4 ? null : payload(rest);
      if (came == null || !payloads.removeIf(p -> Arrays.equals(p, came))) {
        throw submission.fail(
            "Eight threads wrote a frame each on one stream, and a frame was torn apart by others.",
            "Between two writes of yours another thread can write: make it one write, or hold a"
                + " lock on the stream.");
      }
    }
    if (!payloads.isEmpty()) {
      throw submission.fail(
          "Eight threads wrote a frame each on one stream, and "
              + payloads.size()
              + " are missing.",
          "Every call writes its own frame.");
    }
  }

  private static byte[] payload(ByteBuffer rest) {
    int length = rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      return null;
    }
    byte[] payload = new byte[length];
    rest.get(payload);
    return payload;
  }

  private static void truncated(Submission submission, Content sent, String happened) {
    try (Act writer = submission.host().named("TRUNC").send(sent).halfClose().start()) {
      submission
          .call("readFrame", stream(submission, writer), MAX)
          .throwing(
              "java.io.EOFException",
              happened + ", and there was no EOFException.",
              "Null is right only before the first byte of a frame; later throw one.");
    }
  }

  private static void reads(
      Submission submission, Remote in, int max, byte[] expected, String bad) {
    submission.same(expected, returned(submission.call("readFrame", in, max)), bad, COLLECT);
  }

  private static Object returned(Call call) {
    return call.returns(
        "A whole frame was there, and `readFrame` did not return it.",
        "Return as soon as you have the payload; wait for nothing behind it.");
  }

  private static Remote stream(Submission submission, Act writer) {
    return submission.connected(writer.address()).object("getInputStream");
  }

  private static Content frame(byte[] payload) {
    byte[] header = ByteBuffer.allocate(4).putInt(payload.length).array();
    return Content.join(Content.bytes(header), Content.bytes(payload));
  }

  private static byte[] word(Inputs inputs, int length) {
    return inputs.word(length).getBytes(US_ASCII);
  }
}
