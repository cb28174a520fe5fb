package ex08;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Host;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Trial
class WriteAllHidden {
  private static final int SMALL = 8192;
  private static final int MUCH = 300_000;
  private static final int PIECE = 64 << 10;
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String GO_ON =
      "Write again and again until nothing remains, and wait for room in between.";
  private static final String TRUTH =
      "Let only `write` move the position, and leave the channel open when you give up.";

  /** In which mode the channel is when `writeAll` gets it. */
  private enum Mode {
    BLOCKING("a blocking channel"),
    NON_BLOCKING("a non-blocking channel");

    private final String words;

    Mode(String words) {
      this.words = words;
    }
  }

  @Test
  @Order(1)
  @DisplayName("what remains in the buffer is written, nothing else")
  void whatRemains(Submission submission, Inputs inputs) {
    String word = inputs.word(5);
    for (Mode mode : Mode.values()) {
      try (Act reader = submission.host().named("a reader").expect(word).start()) {
        Remote channel = channel(submission, reader, mode);
        Remote buffer = buffer(submission, ("<<<" + word + ">>").getBytes(US_ASCII));
        buffer.get("position", 3);
        buffer.get("limit", 8);
        String bad =
            "Five bytes remained in the buffer, and `writeAll` did not return that number.";
        submission.same(
            5L, written(submission, channel, buffer, LONG), bad, "Count what you write.");
        submission
            .check(reader)
            .otherwise(
                "The reader did not get the bytes between position and limit of the buffer.",
                "Let the channel write the buffer as it is, without flip, rewind or array.");
        atTheEnd(submission, buffer, 8);
        keepsItsMode(submission, channel, mode, "`writeAll` has returned");
        submission.same(
            0L,
            written(submission, channel, buffer, LONG),
            "Nothing remained in the buffer, and `writeAll` did not return 0.",
            "With an empty buffer there is nothing to do.");
        keepsItsMode(submission, channel, mode, "`writeAll` has returned");
      }
    }
  }

  @Test
  @Order(2)
  @DisplayName("SLOWREAD: a slow reader gets all of it from a non-blocking channel")
  void slowReader(Submission submission, Inputs inputs) {
    slowReader(submission, Mode.NON_BLOCKING, inputs.bytes(1 << 20));
  }

  @Test
  @Order(3)
  @DisplayName("SLOWREAD: a slow reader gets all of it from a blocking channel")
  void slowReaderBlocking(Submission submission, Inputs inputs) {
    slowReader(submission, Mode.BLOCKING, inputs.bytes(1 << 20));
  }

  @Test
  @Order(4)
  @DisplayName("NEVERREAD: on a non-blocking channel the limit passes, and one can go on")
  void neverRead(Submission submission, Inputs inputs) {
    neverRead(submission, Mode.NON_BLOCKING, inputs.bytes(MUCH));
  }

  @Test
  @Order(5)
  @DisplayName("NEVERREAD: on a blocking channel the limit passes, and one can go on")
  void neverReadBlocking(Submission submission, Inputs inputs) {
    neverRead(submission, Mode.BLOCKING, inputs.bytes(MUCH));
  }

  @Test
  @Order(6)
  @DisplayName("SLOWREAD: the limit is one for the whole call")
  void oneLimit(Submission submission) {
    for (Mode mode : Mode.values()) {
      try (Act reader = small(submission, "SLOWREAD").readSlowly(1 << 20).start()) {
        Remote channel = channel(submission, reader, mode);
        submission
            .call("writeAll", channel, buffer(submission, new byte[1 << 20]), SHORT)
            .throwing(
                "java.net.SocketTimeoutException",
                "SLOWREAD takes a little at a time from "
                    + mode.words
                    + ", the limit of 300 ms for"
                    + " all of it has passed, and there was no SocketTimeoutException.",
                "Make a deadline of the limit once, at the beginning, and give each wait only what"
                    + " is left.");
      }
    }
  }

  @Test
  @Order(7)
  @DisplayName("RST: a reset is an IOException, and not a timeout")
  void reset(Submission submission, Inputs inputs) {
    byte[] bytes = inputs.bytes(10 * MUCH); // more than can be on its way when the reset comes
    Content all = Content.bytes(bytes);
    for (Mode mode : Mode.values()) {
      try (Act reader = small(submission, "RST").expect(all.part(0, 5000)).reset().start()) {
        Remote channel = channel(submission, reader, mode);
        Thrown thrown =
            submission
                .call("writeAll", channel, buffer(submission, bytes), submission.scaled(LONG))
                .throwing(
                    "java.io.IOException",
                    "RST reset the connection, and `writeAll` on "
                        + mode.words
                        + " did not throw an IOException.",
                    "Let the exception that write throws pass.");
        if (thrown.is("java.net.SocketTimeoutException")) {
          throw submission.fail(
              "RST reset the connection, and `writeAll` took that for a timeout.",
              "Let the exception that write throws pass as it is.");
        }
      }
    }
  }

  @Test
  @Tag("alone")
  @Order(8)
  @DisplayName("NEVERREAD: waiting for room costs nothing")
  void waits(Submission submission, Inputs inputs) {
    byte[] bytes = inputs.bytes(MUCH);
    Content all = Content.bytes(bytes);
    for (Mode mode : Mode.values()) {
      Moment looked = Moment.named("the processor was looked at");
      try (Act reader =
          pieces(
                  small(submission, "NEVERREAD")
                      .within(submission.scaled(LONG))
                      .stopReading()
                      .await(looked)
                      .readOn(),
                  all)
              .start()) {
        Remote channel = channel(submission, reader, mode);
        Remote buffer = buffer(submission, bytes);
        Call call =
            submission.call("writeAll", channel, buffer, submission.scaled(LONG.multipliedBy(2)));
        // a program may move the position at the end only: then there is nothing to wait for
        long end = System.nanoTime() + submission.patience().toNanos();
        while (buffer.get("position").equals(0) && System.nanoTime() < end) {
          LockSupport.parkNanos(2_000_000);
        }
        submission
            .outside()
            .idles(
                Duration.ofMillis(150),
                "The processor is busy while there is no room to write on " + mode.words + ".",
                "When write returns 0, wait: a selector tells when there is room, a short sleep"
                    + " will do as well.");
        looked.reach();
        submission.same(
            (long) MUCH,
            call.within(LONG.plusSeconds(1))
                .returns("NEVERREAD began to read, and `writeAll` did not return.", GO_ON),
            "`writeAll` did not return how many bytes it wrote.",
            "Return how many bytes remained at the beginning.");
        submission.check(reader).otherwise("Not all bytes arrived in their order.", GO_ON);
      }
    }
  }

  private static void slowReader(Submission submission, Mode mode, byte[] bytes) {
    Content all = Content.bytes(bytes);
    Host slow = small(submission, "SLOWREAD").within(submission.scaled(LONG)).readSlowly(24 << 10);
    Moment returned = Moment.named("writeAll has returned");
    try (Act reader = pieces(slow, all).await(returned).thenEndOfStream().start()) {
      Remote channel = channel(submission, reader, mode);
      Remote buffer = buffer(submission, bytes);
      String bad = "SLOWREAD was to get a whole megabyte from " + mode.words;
      submission.same(
          all.length(),
          submission
              .call("writeAll", channel, buffer, submission.scaled(LONG))
              .within(LONG.plusSeconds(1))
              .returns(bad + ", and `writeAll` did not return.", GO_ON),
          bad + ", and `writeAll` did not return that many bytes.",
          GO_ON);
      atTheEnd(submission, buffer, bytes.length);
      keepsItsMode(submission, channel, mode, "`writeAll` has returned");
      returned.reach();
      channel.close();
      submission.check(reader).otherwise(bad + ", and did not get it.", GO_ON);
    }
  }

  private static void neverRead(Submission submission, Mode mode, byte[] bytes) {
    Content all = Content.bytes(bytes);
    Moment gaveUp = Moment.named("writeAll has given up");
    Host never = small(submission, "NEVERREAD").within(submission.scaled(LONG)).stopReading();
    try (Act reader = pieces(never.await(gaveUp).readOn(), all).thenEndOfStream().start()) {
      Remote channel = channel(submission, reader, mode);
      Remote buffer = buffer(submission, bytes);
      submission
          .call("writeAll", channel, buffer, SHORT)
          .throwing(
              "java.net.SocketTimeoutException",
              "NEVERREAD takes nothing from "
                  + mode.words
                  + ", the limit of 300 ms has passed, and"
                  + " there was no SocketTimeoutException.",
              "Take the time at the beginning; when the limit has passed, throw one.");
      keepsItsMode(submission, channel, mode, "The limit has passed");
      submission
          .outside()
          .settles(
              () -> submission.outside().newThreads().isEmpty(),
              "The limit has passed, and a thread of yours still runs.",
              "What writes in the background cannot be called back: write in the caller's thread.",
              () -> String.join(", ", submission.outside().newThreads()));
      int position = buffer.get("position") instanceof Integer at ? at : 0;
      gaveUp.reach();
      String bad = "After the limit `writeAll` was called again with the same buffer, and ";
      submission.same(
          (long) MUCH - position,
          submission
              .call("writeAll", channel, buffer, submission.scaled(LONG))
              .within(LONG.plusSeconds(1))
              .returns(bad + "it did not return.", TRUTH),
          bad + "it did not return how many bytes remained.",
          "Return how many bytes this call wrote, not an earlier one.");
      channel.close();
      submission
          .check(reader)
          .otherwise(bad + "the reader did not get each byte once and in order.", TRUTH);
    }
  }

  private static Host small(Submission submission, String name) {
    return submission.host().named(name).receiveBuffer(SMALL);
  }

  /** Expects it in pieces, so that the limit of time is one of each piece. */
  private static Host pieces(Host peer, Content content) {
    Host longer = peer;
    for (long at = 0; at < content.length(); at += PIECE) {
      longer = longer.expect(content.part(at, Math.min(content.length(), at + PIECE)));
    }
    return longer;
  }

  private static Object written(
      Submission submission, Remote channel, Remote buffer, Duration limit) {
    return submission
        .call("writeAll", channel, buffer, limit)
        .returns("There was room for all, and `writeAll` did not return.", GO_ON);
  }

  private static void atTheEnd(Submission submission, Remote buffer, int position) {
    submission.same(
        position,
        buffer.get("position"),
        "All was written, and the position of the buffer is not at its limit.",
        TRUTH);
  }

  private static void keepsItsMode(
      Submission submission, Remote channel, Mode mode, String happened) {
    if (!Boolean.valueOf(mode == Mode.BLOCKING).equals(channel.get("isBlocking"))) {
      throw submission.fail(
          happened + ", and " + mode.words + " is not in the mode in which it was.",
          "Remember the mode at the beginning, and set it again in a finally.");
    }
  }

  private static Remote channel(Submission submission, Act reader, Mode mode) {
    Remote channel = submission.connectedChannel(reader.address());
    Remote socket = channel.object("socket");
    socket.get("setSendBufferSize", SMALL);
    socket.get("setTcpNoDelay", true);
    channel.get("configureBlocking", mode == Mode.BLOCKING);
    return channel;
  }

  private static Remote buffer(Submission submission, byte[] bytes) {
    return submission.remote(
        submission.prepareStatic("java.nio.ByteBuffer", "wrap", (Object) bytes));
  }
}
