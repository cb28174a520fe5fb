package ex18;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
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
class ReadByDeadlineHidden {
  private static final int LIMIT = 1234;
  private static final Duration MARGIN = Duration.ofMillis(250);
  private static final Duration EARLY = Duration.ofMillis(20);
  private static final String COLLECT =
      "A read gives what is there: count what you have, and read on until it is n.";
  private static final String RETURN =
      "Return as soon as you have n bytes; wait neither for more nor for the deadline.";
  private static final String AHEAD =
      "Ask each read for no more than what is missing, and put no buffer around the stream: what an"
          + " earlier call took beyond its n is gone.";
  private static final String CARRY =
      "Put all the bytes that you have, and only those, into the PartialRead.";

  @Test
  @Order(1)
  @DisplayName("a sender that waits after its message")
  void whole(Submission submission, Inputs inputs) {
    String message = inputs.word(5);
    try (Act sender =
        submission.host().named("a sender that waits after its message").send(message).start()) {
      reads(
          submission,
          conversation(submission, sender, LIMIT),
          message,
          "Five bytes were sent and asked for. They were not returned as they were sent.");
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
      Remote conversation = conversation(submission, sender, LIMIT);
      Call call = submission.call("readBy", conversation, 12, later(submission));
      begun.reach();
      String happened = "DRIP sent a message one byte at a time, long before the deadline";
      submission.same(
          bytes(message),
          call.within(Duration.ofSeconds(4)).returns(happened + ". It was not returned.", RETURN),
          happened + ", and it was not returned whole.",
          COLLECT);
      leftAlone(submission, conversation, LIMIT, "`readBy` has returned");
    }
  }

  @Test
  @Order(3)
  @DisplayName("GLUE: messages that came together are taken one by one, the rest stays")
  void glue(Submission submission, Inputs inputs) {
    String one = inputs.word(3);
    String two = inputs.word(5);
    String three = inputs.word(4);
    String left = inputs.word(12);
    try (Act sender = submission.host().named("GLUE").send(one + two + three + left).start()) {
      Remote conversation = conversation(submission, sender, LIMIT);
      String bad = "GLUE sent three messages in one piece, and they were not returned one by one.";
      reads(submission, conversation, one, bad);
      reads(submission, conversation, two, bad, AHEAD);
      reads(submission, conversation, three, bad, AHEAD);
      Object rest =
          conversation
              .object("getInputStream")
              .call("readNBytes", 12)
              .returns(
                  "Twelve bytes followed those that were asked for, and cannot be read any more.",
                  "Take no byte beyond n: put no buffer around the stream.");
      submission.same(
          bytes(left),
          rest,
          "What followed the bytes that were asked for did not stay in the stream.",
          "Ask each read for no more than what is missing.");
    }
  }

  @Test
  @Order(4)
  @DisplayName("SILENT: for n = 0 nothing is read, and a negative n is refused")
  void edges(Submission submission, Inputs inputs) {
    try (Act sender = submission.host().named("SILENT").start()) {
      submission.same(
          new byte[0],
          submission
              .call("readBy", conversation(submission, sender, LIMIT), 0, later(submission))
              .returns(
                  "No byte was asked for, SILENT sends none, and `readBy` did not return.",
                  "For n = 0 return an empty array before you read anything."),
          "No byte was asked for, and the answer was not an empty array.",
          "For n = 0 return an array of length 0.");
    }
    String after = inputs.word(4);
    try (Act sender = submission.host().named("a sender").send(after).start()) {
      Remote conversation = conversation(submission, sender, LIMIT);
      for (int n : new int[] {-1, Integer.MIN_VALUE}) {
        submission
            .call("readBy", conversation, n, later(submission))
            .throwing(
                "java.lang.IllegalArgumentException",
                "n was " + n + ", and there was no IllegalArgumentException.",
                "Look at n before you do anything else.");
      }
      String bad = "n was 0 or negative, and something was read: the next message was not whole.";
      reads(submission, conversation, "", bad);
      reads(submission, conversation, after, bad);
    }
  }

  @Test
  @Order(5)
  @DisplayName("SILENT for a moment: the deadline alone ends the wait, and waiting costs nothing")
  void pause(Submission submission, Inputs inputs) {
    String first = inputs.word(1);
    String others = inputs.word(4);
    Moment begun = Moment.named("the first byte was read");
    Moment again = Moment.named("the peer speaks again");
    try (Act peer =
        submission
            .host()
            .named("SILENT, for a moment")
            .send(first)
            .untilConsumed()
            .reach(begun)
            .await(again)
            .send(others)
            .start()) {
      Remote conversation = conversation(submission, peer, 50);
      Call call = submission.call("readBy", conversation, 5, later(submission));
      boolean taken = begun.await(submission.patience());
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while the peer says nothing.",
              "Let read wait; do not ask again and again whether something is there.");
      if (!taken) {
        call.returns("The peer sent a byte, and nobody read it.", "Take what has come.");
      }
      if (call.isDone()) {
        call.returns(
            "SO_TIMEOUT was 50 ms, the deadline seconds away, and a silence of 150 ms ended it.",
            "What was set before is no limit for your wait: set what is left.");
      }
      again.reach();
      submission.same(
          bytes(first + others),
          call.returns("The peer sent five bytes, with a silence between. No return.", RETURN),
          "The peer sent five bytes, with a silence between. They were not returned whole.",
          COLLECT);
      leftAlone(submission, conversation, 50, "`readBy` has returned");
    }
  }

  @Test
  @Order(6)
  @DisplayName("SILENT: nothing comes before the deadline")
  void silent(Submission submission) {
    try (Act peer = submission.host().named("SILENT").start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      for (int found : new int[] {LIMIT, 0}) {
        conversation.get("setSoTimeout", found);
        String happened = "SILENT sent nothing, and the deadline was 200 ms away";
        byte[] received =
            late(submission, conversation, 5, Duration.ofMillis(200), found, happened);
        submission.same(new byte[0], received, happened + ". received() is not empty.", CARRY);
      }
    }
  }

  @Test
  @Order(7)
  @DisplayName("SILENT: the bytes before the silence are handed over")
  void fallsSilent(Submission submission, Inputs inputs) {
    String sent = inputs.word(5);
    try (Act peer = submission.host().named("SILENT, after 5 bytes").send(sent).start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      Remote in = arrived(submission, conversation, 5);
      String happened = "5 of 12 bytes had come by the deadline";
      byte[] received = late(submission, conversation, 12, Duration.ofMillis(300), LIMIT, happened);
      nothingLost(submission, in, sent, received, happened);
    }
  }

  @Test
  @Order(8)
  @DisplayName("SLOWDRIP: a byte every 50 ms does not put off the deadline, and none gets lost")
  void slowDrip(Submission submission, Inputs inputs) {
    Content drops = Content.bytes(inputs.bytes(200));
    try (Act peer =
        submission
            .host()
            .named("SLOWDRIP, a byte every 50 ms")
            .dripSlowly(drops, Duration.ofMillis(50))
            .start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      String happened = "SLOWDRIP sends a byte every 50 ms, and the deadline was 400 ms away";
      byte[] received =
          late(submission, conversation, 1000, Duration.ofMillis(400), LIMIT, happened);
      goesOn(submission, conversation, drops, received, 5, happened);
    }
  }

  @Test
  @Order(9)
  @DisplayName("many bytes: before the deadline all of them, at the deadline what has come")
  void much(Submission submission, Inputs inputs) {
    byte[] all = inputs.bytes(150_000);
    try (Act sender =
        submission.host().named("a sender of 150 000 bytes").send(Content.bytes(all)).start()) {
      Remote conversation = conversation(submission, sender, LIMIT);
      Object first =
          submission
              .call("readBy", conversation, 100_000, later(submission))
              .within(Duration.ofSeconds(4))
              .returns("100 000 bytes were sent, and `readBy` did not return them.", RETURN);
      submission.same(
          Arrays.copyOf(all, 100_000),
          first,
          "100 000 bytes did not come out as they were sent.",
          COLLECT);
      Content rest = Content.bytes(Arrays.copyOfRange(all, 100_000, all.length));
      String happened = "50 000 of 60 000 bytes came before the deadline";
      byte[] received =
          late(submission, conversation, 60_000, Duration.ofMillis(300), LIMIT, happened);
      goesOn(
          submission,
          conversation,
          rest,
          received,
          Math.max(0, (int) rest.length() - received.length),
          happened);
    }
  }

  @Test
  @Order(10)
  @DisplayName("TRUNC: the stream ends inside the message, and the socket stays open")
  void truncated(Submission submission, Inputs inputs) {
    for (String sent : new String[] {inputs.word(7), ""}) {
      String happened = "TRUNC ended the stream after " + sent.length() + " of 11 bytes";
      try (Act peer =
          submission.host().named("TRUNC").send(sent).halfClose().expect("bye").start()) {
        Remote conversation = conversation(submission, peer, LIMIT);
        submission
            .call("readBy", conversation, 11, later(submission))
            .throwing(
                "java.io.EOFException",
                happened + ", and there was no EOFException.",
                "When read returns -1 before you have n bytes, throw one at once.");
        leftAlone(submission, conversation, LIMIT, happened);
        conversation.object("getOutputStream").get("write", (Object) bytes("bye"));
        submission
            .check(peer)
            .otherwise(
                happened + ". After that the other direction was not as it had been.",
                "Only read: send nothing, and shut nothing down.");
      }
    }
    String whole = inputs.word(7);
    try (Act peer = submission.host().named("FIN").send(whole).halfClose().start()) {
      reads(
          submission,
          conversation(submission, peer, LIMIT),
          whole,
          "The stream ended right after the n-th byte. The n bytes were not returned.");
    }
  }

  @Test
  @Order(11)
  @DisplayName("RST: a reset is neither a timeout nor the end of the stream")
  void reset(Submission submission) {
    try (Act peer =
        submission.host().named("RST").send("on its way").untilConsumed().reset().start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      Thrown thrown =
          submission
              .call("readBy", conversation, 100, later(submission))
              .throwing(
                  "java.io.IOException",
                  "RST reset the connection after ten bytes of 100, and no IOException came out.",
                  "Let the exception that read throws pass.");
      if (thrown.is("java.io.EOFException") || thrown.is("java.net.SocketTimeoutException")) {
        throw submission.fail(
            "RST reset the connection long before the deadline, and something else came out.",
            "Catch timeouts only; let the exception of a reset pass as it is.");
      }
      leftAlone(submission, conversation, LIMIT, "RST reset the connection");
    }
  }

  @Test
  @Order(12)
  @DisplayName("a deadline an hour ago, and one in forty days")
  void farAway(Submission submission, Inputs inputs) {
    String sent = inputs.word(5);
    Instant past = Instant.now().minus(Duration.ofHours(1));
    try (Act peer = submission.host().named("SILENT").start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      String happened = "SILENT sent nothing, and the deadline was an hour ago";
      Call call = submission.call("readBy", conversation, 5, past).within(MARGIN);
      byte[] received = partial(submission, conversation, call, LIMIT, happened);
      submission.same(new byte[0], received, happened + ". received() is not empty.", CARRY);
    }
    try (Act peer = submission.host().named("a sender").send(sent).start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      Remote in = arrived(submission, conversation, 5);
      Call call = submission.call("readBy", conversation, 5, past).within(MARGIN);
      String happened = "5 bytes were there, and the deadline was an hour ago";
      Optional<Thrown> thrown =
          call.returnsOrThrows(
              "java.net.SocketTimeoutException",
              happened + ". There were neither the bytes nor a PartialRead.",
              "Look at what is left before you read.");
      if (thrown.isPresent()) {
        byte[] received = partial(submission, conversation, call, LIMIT, happened);
        nothingLost(submission, in, sent, received, happened);
      } else {
        submission.same(
            bytes(sent),
            call.returns(happened, RETURN),
            happened + ". They were not returned as they were sent.",
            COLLECT);
      }
    }
    try (Act peer = submission.host().named("a sender").send(sent).start()) {
      Instant future = Instant.now().plus(Duration.ofDays(40));
      String happened = "Five bytes were sent, and the deadline was forty days away.";
      submission.same(
          bytes(sent),
          submission
              .call("readBy", conversation(submission, peer, LIMIT), 5, future)
              .returns(
                  happened + " They were not returned.",
                  "Forty days are more milliseconds than an int holds: wait for at most that."),
          happened + " They were not returned as they were sent.",
          COLLECT);
    }
  }

  @Test
  @Order(13)
  @DisplayName("SILENT: forty deadlines, 0.2 to 8 ms away")
  void lastMillisecond(Submission submission) {
    try (Act peer = submission.host().named("SILENT").start()) {
      Remote conversation = conversation(submission, peer, LIMIT);
      for (int i = 1; i <= 40; i++) {
        Instant deadline = Instant.now().plusNanos(i * 200_000L);
        Call call = submission.call("readBy", conversation, 5, deadline);
        call.within(Duration.ofMillis(8).plus(MARGIN))
            .throwing(
                "java.net.SocketTimeoutException",
                "SILENT sent nothing, the deadline was less than 8 ms away, and `readBy` did not"
                    + " end with a PartialRead.",
                "When less than 1 ms is left, round it up: a timeout of 0 means for ever.");
      }
      leftAlone(submission, conversation, LIMIT, "The deadline has passed");
    }
  }

  /** The deadline must come first; gives what the PartialRead carries. */
  private static byte[] late(
      Submission submission, Remote conversation, int n, Duration wait, int found, String what) {
    Instant deadline = Instant.now().plus(wait);
    Call call = submission.call("readBy", conversation, n, deadline).within(wait.plus(MARGIN));
    byte[] received = partial(submission, conversation, call, found, what);
    if (Instant.now().isBefore(deadline.minus(EARLY))) {
      throw submission.fail(
          what + ". `readBy` gave up before the deadline.", "Wait for all the time that is left.");
    }
    return received;
  }

  private static byte[] partial(
      Submission submission, Remote conversation, Call call, int found, String what) {
    Thrown thrown =
        call.throwing(
            "java.net.SocketTimeoutException",
            what + ". There was no PartialRead soon after the deadline.",
            "Before each read compute what is left: give the read only that, and if nothing is"
                + " left, throw at once.");
    if (!(thrown.accessors().get("received") instanceof byte[] received)) {
      throw submission.fail(
          what + ". A timeout came out that carries no bytes.",
          "Throw a PartialRead instead, with the bytes that you have, even if these are none.");
    }
    leftAlone(submission, conversation, found, what);
    return received;
  }

  /** What was in the socket before the call is now in the PartialRead or still there. */
  private static void nothingLost(
      Submission submission, Remote in, String sent, byte[] received, String what) {
    byte[] rest = in.get("readNBytes", in.get("available")) instanceof byte[] b ? b : new byte[0];
    byte[] all = Arrays.copyOf(received, received.length + rest.length);
    System.arraycopy(rest, 0, all, received.length, rest.length);
    submission.same(
        bytes(sent),
        all,
        what + ". Those in received(), and those still to be read, are not what was sent.",
        CARRY);
  }

  /** The bytes of the PartialRead begin what was sent, and the next call goes on behind them. */
  private static void goesOn(
      Submission submission, Remote conversation, Content sent, byte[] got, int n, String what) {
    submission.same(
        array(sent, 0, got.length), got, what + ". received() is not how the stream began.", CARRY);
    Object next =
        submission
            .call("readBy", conversation, n, later(submission))
            .within(Duration.ofSeconds(2))
            .returns(
                what + ". After the PartialRead the next call did not return what came next.",
                "Let nothing of your own go on reading after the deadline.");
    submission.same(
        array(sent, got.length, n),
        next,
        what + ". Between received() and what the next call returned, bytes were lost.",
        "Hand over all that you took, and let nothing go on reading after the deadline.");
  }

  private static void reads(
      Submission submission, Remote conversation, String expected, String bad) {
    reads(submission, conversation, expected, bad, RETURN);
  }

  private static void reads(
      Submission submission, Remote conversation, String expected, String bad, String next) {
    Object got =
        submission
            .call("readBy", conversation, expected.length(), later(submission))
            .returns(
                "All the bytes that were asked for have come, and `readBy` did not return them.",
                next);
    submission.same(bytes(expected), got, bad, COLLECT);
    leftAlone(submission, conversation, LIMIT, "`readBy` has returned");
  }

  private static void leftAlone(
      Submission submission, Remote conversation, int found, String what) {
    if (!Boolean.FALSE.equals(conversation.get("isClosed"))) {
      throw submission.fail(
          what + ". After that the socket is closed.",
          "The socket is your caller's: leave it open, also when you throw.");
    }
    submission.same(
        found,
        conversation.get("getSoTimeout"),
        what + ". After that SO_TIMEOUT is not as it was before.",
        "Note it before you change it, and put it back on every way out.");
  }

  /** Waits until so many bytes can be read; gives the stream. */
  private static Remote arrived(Submission submission, Remote conversation, int count) {
    Remote in = conversation.object("getInputStream");
    submission
        .outside()
        .settles(
            () -> Integer.valueOf(count).equals(in.get("available")),
            "The peer could not send its bytes.",
            "Run the check again.",
            () -> in.get("available") + " bytes");
    return in;
  }

  private static Remote conversation(Submission submission, Act peer, int limit) {
    Remote conversation = submission.connected(peer.address());
    conversation.get("setSoTimeout", limit);
    return conversation;
  }

  private static Instant later(Submission submission) {
    return Instant.now().plus(submission.scaled(Duration.ofSeconds(5)));
  }

  private static byte[] array(Content content, int from, int count) {
    byte[] array = new byte[(int) Math.max(0, Math.min(count, content.length() - from))];
    for (int i = 0; i < array.length; i++) {
      array[i] = content.at(from + i);
    }
    return array;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
