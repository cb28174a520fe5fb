package ex07;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class ReadExactlyHidden {
  private static final String COLLECT =
      "A read gives what is there: count what you have, and read on until it is n.";

  @Test
  @Order(1)
  @DisplayName("a sender that waits after its message")
  void whole(Submission submission, Inputs inputs) {
    String word = inputs.word(5);
    try (Act sender =
        submission.host().named("a sender that waits after its message").send(word).start()) {
      reads(
          submission,
          stream(submission, sender),
          word,
          "Five bytes were sent and five were asked for. They were not returned as they were"
              + " sent.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: the message comes one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    String message = inputs.word(12);
    Moment begun = Moment.named("the call has begun");
    try (Act sender =
        submission
            .host()
            .named("DRIP")
            .within(submission.scaled(Duration.ofSeconds(4)))
            .await(begun)
            .drip(message)
            .start()) {
      Call call = submission.call("readExactly", stream(submission, sender), 12);
      begun.reach();
      submission.same(
          bytes(message),
          call.within(Duration.ofSeconds(4))
              .returns(
                  "DRIP sent all the bytes that were asked for, and `readExactly` did not return.",
                  "Return as soon as you have n bytes; wait for nothing behind them."),
          "DRIP sent a message one byte at a time, and it was not returned whole.",
          COLLECT);
    }
  }

  @Test
  @Order(3)
  @DisplayName("GLUE: messages that came together are taken one by one, the rest stays")
  void glue(Submission submission, Inputs inputs) {
    String first = inputs.word(3);
    String second = inputs.word(5);
    String third = inputs.word(4);
    String last = inputs.word(12);
    String all = first + second + third + last;
    try (Act sender = submission.host().named("GLUE").send(all).start()) {
      Remote in = stream(submission, sender);
      String bad = "GLUE sent three messages in one piece, and they were not returned one by one.";
      reads(submission, in, first, bad);
      readsOn(submission, in, second, bad);
      readsOn(submission, in, third, bad);
      Object rest =
          in.call("readNBytes", 12)
              .returns(
                  "Twelve bytes followed those that were asked for, and cannot be read any more.",
                  "Take no byte beyond n: no buffer around the stream, and do not close it.");
      submission.same(
          bytes(last),
          rest,
          "What followed the bytes that were asked for did not stay in the stream.",
          "Ask each read for no more than what is missing.");
    }
  }

  @Test
  @Order(4)
  @DisplayName("SILENT: for n = 0 nothing is read")
  void nothing(Submission submission, Inputs inputs) {
    String next = inputs.word(4);
    try (Act sender = submission.host().named("SILENT").start()) {
      submission.same(
          new byte[0],
          submission
              .call("readExactly", stream(submission, sender), 0)
              .returns(
                  "No byte was asked for, SILENT sends none, and `readExactly` did not return.",
                  "For n = 0 return an empty array before you read anything."),
          "No byte was asked for, and the answer was not an empty array.",
          "For n = 0 return an array of length 0.");
    }
    try (Act sender = submission.host().named("GLUE").send(next).start()) {
      Remote in = stream(submission, sender);
      String bad = "No byte was asked for, and one was taken: the next message was not whole.";
      reads(submission, in, "", bad);
      readsOn(submission, in, next, bad);
    }
  }

  @Test
  @Order(5)
  @DisplayName("TRUNC: the stream ends inside the message")
  void truncated(Submission submission, Inputs inputs) {
    endsEarly(submission, bytes(inputs.word(inputs.number(2, 9))), 11);
    endsEarly(submission, bytes(inputs.word(inputs.number(12, 40))), 1000);
  }

  @Test
  @Order(6)
  @DisplayName("TRUNC: the stream ends before the first byte")
  void endsAtOnce(Submission submission) {
    endsEarly(submission, new byte[0], 5);
  }

  @Test
  @Order(7)
  @DisplayName("a message of 100 000 bytes")
  void large(Submission submission, Inputs inputs) {
    byte[] message = inputs.bytes(100_000);
    String next = inputs.word(4);
    try (Act sender =
        submission
            .host()
            .named("a sender of 100 000 bytes")
            .send(Content.bytes(message))
            .send(next)
            .start()) {
      Remote in = stream(submission, sender);
      Object got =
          submission
              .call("readExactly", in, message.length)
              .within(Duration.ofSeconds(4))
              .returns(
                  "100 000 bytes were sent, and `readExactly` did not return them.",
                  "So many never wait in the system at once: take what comes, and go on.");
      if (!(got instanceof byte[] came) || !Arrays.equals(message, came)) {
        submission.same(message, got, "100 000 bytes did not come out as they were sent.", COLLECT);
      }
      readsOn(submission, in, next, "After a message of 100 000 bytes the next one was not whole.");
    }
  }

  @Test
  @Order(8)
  @DisplayName("TRUNC: the stream ends inside a message of many reads")
  void truncatedLate(Submission submission, Inputs inputs) {
    endsEarly(submission, inputs.bytes(inputs.number(20_000, 24_000)), 50_000);
  }

  @Test
  @Order(9)
  @DisplayName("RST: a reset is no end of the stream")
  void reset(Submission submission, Inputs inputs) {
    try (Act sender =
        submission.host().named("RST").send(inputs.word(10)).untilConsumed().reset().start()) {
      Thrown thrown =
          submission
              .call("readExactly", stream(submission, sender), 100)
              .throwing(
                  "java.io.IOException",
                  "RST reset the connection after ten bytes of 100, and no IOException came out.",
                  "Let the exception that read throws pass.");
      if (thrown.is("java.io.EOFException")) {
        throw submission.fail(
            "RST reset the connection, and `readExactly` took that for the end of the stream.",
            "Only read returning -1 is the end; let the exception of a reset pass as it is.");
      }
    }
  }

  @Test
  @Order(10)
  @DisplayName("TRUNC: 1 GiB was announced, ten bytes come")
  void boast(Submission submission, Inputs inputs) {
    endsEarly(submission, bytes(inputs.word(10)), 1 << 30);
  }

  @Test
  @Order(11)
  @DisplayName("a negative n is refused, and nothing is read")
  void negative(Submission submission, Inputs inputs) {
    String word = inputs.word(4);
    try (Act sender = submission.host().named("a sender").send(word).start()) {
      Remote in = stream(submission, sender);
      for (int n : new int[] {-1, Integer.MIN_VALUE}) {
        submission
            .call("readExactly", in, n)
            .throwing(
                "java.lang.IllegalArgumentException",
                "n was " + n + ", and there was no IllegalArgumentException.",
                "Look at n before you do anything else.");
      }
      reads(submission, in, word, "A negative n was refused, but something was read for it.");
    }
  }

  private static void reads(Submission submission, Remote in, String expected, String bad) {
    reads(
        submission,
        in,
        expected,
        bad,
        "All the bytes that were asked for have come, and `readExactly` did not return them.",
        "Return as soon as you have n bytes; wait for nothing behind them.");
  }

  /** A call on a stream from which an earlier call has read. */
  private static void readsOn(Submission submission, Remote in, String expected, String bad) {
    reads(
        submission,
        in,
        expected,
        bad,
        "The first call returned. A later call on the same stream did not return the bytes that"
            + " follow, though they were sent.",
        "Take no byte beyond n: no buffer around the stream, and do not close it.");
  }

  private static void reads(
      Submission submission, Remote in, String expected, String bad, String stuck, String next) {
    Object got = submission.call("readExactly", in, expected.length()).returns(stuck, next);
    submission.same(bytes(expected), got, bad, COLLECT);
  }

  private static void endsEarly(Submission submission, byte[] message, int n) {
    String happened = "TRUNC ended the stream after " + message.length + " of " + n + " bytes";
    try (Act sender =
        submission.host().named("TRUNC").send(Content.bytes(message)).halfClose().start()) {
      Thrown thrown =
          submission
              .call("readExactly", stream(submission, sender), n)
              .throwing(
                  "java.io.EOFException",
                  happened + ", and there was no EOFException.",
                  "When read returns -1 before you have n bytes, throw one.");
      String said = String.valueOf(thrown.message());
      if (!Pattern.compile("(?<!\\d)" + message.length + "(?!\\d)").matcher(said).find()) {
        throw submission.fail(
            happened + ", and the message of the EOFException does not say how many came.",
            "Put the number of bytes that you have into the message, in plain digits.");
      }
    }
  }

  private static Remote stream(Submission submission, Act sender) {
    return submission.connected(sender.address()).object("getInputStream");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
