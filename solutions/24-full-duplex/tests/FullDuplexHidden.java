package ex24;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Outside;
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
class FullDuplexHidden {
  /** More than the buffers between two ends hold: 4.2 MB on Linux. */
  private static final int MUCH = 6_000_000;

  private static final int PIECE = 64 << 10;

  /** For waits in which megabytes are handed to the program before it can begin. */
  private static final Duration LONG = Duration.ofSeconds(3);

  private static final String AT_ONCE =
      "Send in one thread and receive in another one; neither may wait for the other to be done.";
  private static final String HALF_CLOSE =
      "After the last byte end your direction with shutdownOutput; the socket stays open for"
          + " reading.";
  private static final String COLLECT = "Collect every byte until read returns -1.";
  private static final String BOTH =
      "Return when both directions have ended: wait for the sending as well.";
  private static final String CARRY =
      "Carry the exception of either direction to the thread that returns, and throw it there as"
          + " an IOException.";

  @Test
  @Order(1)
  @DisplayName("a peer that waits for all bytes and the end, and answers then")
  void answersAtTheEnd(Submission submission, Inputs inputs) {
    String out = inputs.word(5);
    String answer = inputs.word(6);
    Host peer =
        submission
            .host()
            .named("a peer that answers at the end")
            .expect(out)
            .thenEndOfStream()
            .send(answer)
            .hangUp();
    try (Act act = peer.start()) {
      Remote socket = submission.connected(act.address());
      Call exchange = submission.call("exchange", socket, out.getBytes(UTF_8));
      submission
          .check(act)
          .when(
              "The peer got all bytes, and waited in vain for the end of your direction.",
              HALF_CLOSE,
              Miss.Kind.STILL_OPEN)
          .when(
              "The peer waits for your bytes before it says anything, and not all of them came.",
              "Begin to send at once: the peer's bytes may be an answer to yours.",
              Miss.Kind.TOO_LATE)
          .otherwise(
              "The peer did not get exactly the bytes of `out`, and then the end.",
              "Send the bytes of `out` as they are, and then end your direction.");
      returns(submission, exchange, answer.getBytes(UTF_8));
      leavesNothing(submission, socket);
    }
  }

  @Test
  @Order(2)
  @DisplayName("a peer that talks first, and one that gets nothing at all")
  void talksFirst(Submission submission, Inputs inputs) {
    String out = inputs.word(5);
    String first = inputs.word(5) + "\n";
    String last = inputs.word(3) + "\n";
    Host peer =
        submission
            .host()
            .named("a peer that talks first")
            .send(first)
            .untilConsumed()
            .expect(out)
            .thenEndOfStream()
            .send(last)
            .hangUp();
    try (Act act = peer.start()) {
      Call exchange =
          submission.call("exchange", submission.connected(act.address()), out.getBytes(UTF_8));
      submission.check(act).otherwise("A peer that talks first did not get your bytes.", AT_ONCE);
      returns(submission, exchange, (first + last).getBytes(UTF_8));
    }
    String letter = inputs.word(1);
    Host empty =
        submission
            .host()
            .named("a peer that gets an empty `out`")
            .thenEndOfStream()
            .send(letter)
            .hangUp();
    try (Act act = empty.start()) {
      Call exchange =
          submission.call("exchange", submission.connected(act.address()), (Object) new byte[0]);
      submission
          .check(act)
          .otherwise("`out` is empty, and the peer did not get the end at once.", HALF_CLOSE);
      returns(submission, exchange, letter.getBytes(UTF_8));
    }
  }

  @Test
  @Order(3)
  @DisplayName("DRIP: all byte values, one at a time")
  void drip(Submission submission) {
    int[] values = new int[256];
    for (int i = 0; i < values.length; i++) {
      values[i] = 255 - i;
    }
    Content all = Content.hex(values);
    Host peer = submission.host().named("DRIP").drip(all).expect(all).thenEndOfStream().halfClose();
    try (Act act = peer.start()) {
      Call exchange =
          submission.call("exchange", submission.connected(act.address()), (Object) bytes(all));
      submission
          .check(act)
          .when(
              "The peer sends all byte values, and the connection ended before they had all come.",
              "`read` gives an int: -1 is the end, and 255 is a byte like any other.",
              Miss.Kind.BROKEN,
              Miss.Kind.ENDED,
              Miss.Kind.RESET)
          .otherwise("The peer did not get the bytes of `out` and then the end.", AT_ONCE);
      returns(submission, exchange, bytes(all));
    }
  }

  @Test
  @Order(4)
  @DisplayName(
      "FLOODBOTH: 6 MB each way, and the peer reads nothing before all of its own is taken")
  void floodBoth(Submission submission, Inputs inputs) {
    Content first = Content.text(inputs.word(20));
    Content theirs = Content.pattern(MUCH);
    Content ours = Content.join(Content.text(inputs.word(3)), Content.pattern(MUCH));
    byte[] out = bytes(ours); // made before the peer begins to wait for it
    Host peer =
        submission
            .host()
            .named("FLOODBOTH")
            .receiveBuffer(1 << 16) // or the system may grow one that holds all 6 MB
            .within(submission.scaled(LONG))
            .expect(ours.part(0, 3)) // so that the sending has begun
            .stopReading()
            .dripSlowly(first, Duration.ofMillis(20)) // so that the buffers of `out` fill
            .send(theirs)
            .untilConsumed()
            .readOn();
    peer = piecewise(peer, ours.part(3, ours.length())).thenEndOfStream().hangUp();
    try (Act act = peer.start()) {
      Remote socket = submission.connected(act.address());
      Call exchange =
          submission.call("exchange", socket, (Object) out).within(Duration.ofSeconds(2));
      submission
          .check(act)
          .when(
              "Both sides send 6 MB. The peer reads when its own are taken; you stopped taking"
                  + " them, and both wait for ever.",
              AT_ONCE,
              Miss.Kind.TOO_LATE,
              Miss.Kind.NOT_TAKEN)
          .otherwise(
              "Both sides sent 6 MB, and the peer did not get exactly yours and then the end.",
              "Send the bytes of `out` as they are, and then end your direction.");
      returns(submission, exchange, bytes(Content.join(first, theirs)));
      leavesNothing(submission, socket);
    }
  }

  @Test
  @Order(5)
  @DisplayName("SLOWREAD: a peer that reads slowly, and talks meanwhile")
  void slowReader(Submission submission, Inputs inputs) {
    String last = inputs.word(4);
    Content ours = Content.pattern(1 << 20);
    byte[] out = bytes(ours); // made before the peer begins to wait for it
    Content theirs = Content.pattern(300_000);
    Host peer =
        submission
            .host()
            .named("SLOWREAD")
            .within(submission.scaled(LONG))
            .receiveBuffer(8192)
            .readSlowly(48 << 10)
            .send(theirs);
    peer = piecewise(peer, ours).thenEndOfStream().send(last).hangUp();
    try (Act act = peer.start()) {
      Call exchange =
          submission
              .call("exchange", submission.connected(act.address()), (Object) out)
              .within(Duration.ofSeconds(2));
      submission
          .check(act)
          .otherwise("A peer that reads slowly did not get all bytes and then the end.", AT_ONCE);
      returns(submission, exchange, bytes(Content.join(theirs, Content.text(last))));
    }
  }

  @Test
  @Order(6)
  @DisplayName("HALF: a peer that ends its direction early, and reads on")
  void endsEarly(Submission submission, Inputs inputs) {
    String all = inputs.word(10);
    Content ours = Content.pattern(MUCH);
    byte[] out = bytes(ours); // made before the peer begins to wait for it
    Host peer =
        submission
            .host()
            .named("HALF, early")
            .receiveBuffer(8192 * 4)
            .within(submission.scaled(LONG))
            .readSlowly(PIECE)
            .send(all)
            .halfClose();
    peer = piecewise(peer, ours).thenEndOfStream();
    try (Act act = peer.start()) {
      Remote socket = submission.connected(act.address());
      Call exchange =
          submission.call("exchange", socket, (Object) out).within(Duration.ofSeconds(2));
      submission
          .check(act)
          .otherwise(
              "The peer ended its direction early and went on reading. It did not get all of yours"
                  + " and then the end.",
              BOTH);
      returns(submission, exchange, all.getBytes(UTF_8));
      leavesNothing(submission, socket);
    }
  }

  @Test
  @Order(7)
  @DisplayName("RST: the peer resets while it is answering")
  void resetWhileReceiving(Submission submission) {
    Host peer =
        submission
            .host()
            .named("RST, in the middle of its answer")
            .expect("hello")
            .thenEndOfStream()
            .send("half of an ans")
            .untilConsumed()
            .reset();
    try (Act act = peer.start()) {
      Remote socket = submission.connected(act.address());
      Call exchange = submission.call("exchange", socket, "hello".getBytes(UTF_8));
      submission.check(act).otherwise("The peer did not get your bytes and the end.", HALF_CLOSE);
      exchange.throwing(
          "java.io.IOException",
          "The peer reset the connection in the middle of its answer, and `exchange` did not throw"
              + " an IOException.",
          CARRY);
      leavesNothing(submission, socket);
    }
  }

  @Test
  @Order(8)
  @DisplayName("RST: the peer resets while you are sending")
  void resetWhileSending(Submission submission) {
    Content ours = Content.pattern(MUCH);
    byte[] out = bytes(ours); // made before the peer begins to wait for it
    Host peer =
        submission
            .host()
            .named("RST, in the middle of your bytes")
            .within(submission.scaled(LONG))
            .send("hello")
            .expect(ours.part(0, PIECE))
            .reset();
    try (Act act = peer.start()) {
      Remote socket = submission.connected(act.address());
      Call exchange = submission.call("exchange", socket, (Object) out);
      submission.check(act).otherwise("The peer did not get the first bytes of `out`.", AT_ONCE);
      exchange.throwing(
          "java.io.IOException",
          "The peer reset the connection in the middle of your bytes, and `exchange` did not throw"
              + " an IOException.",
          CARRY);
      leavesNothing(submission, socket);
    }
  }

  @Test
  @Order(9)
  @DisplayName("RST: the peer ends its direction in peace, and resets while you are sending")
  void resetAfterTheEnd(Submission submission) {
    Content ours = Content.pattern(MUCH);
    byte[] out = bytes(ours); // made before the peer begins to wait for it
    Host peer =
        submission
            .host()
            .named("HALF, and then RST")
            .within(submission.scaled(LONG))
            .receiveBuffer(8192)
            .readSlowly(PIECE)
            .send("that's all")
            .halfClose()
            .expect(ours.part(0, PIECE))
            .reset();
    try (Act act = peer.start()) {
      Remote socket = submission.connected(act.address());
      Call exchange = submission.call("exchange", socket, (Object) out);
      submission
          .check(act)
          .otherwise(
              "The peer ended its direction and went on reading, and did not get your bytes.",
              BOTH);
      exchange.throwing(
          "java.io.IOException",
          "The peer had ended its direction in peace, and then reset the connection before all of"
              + " `out` was sent. `exchange` did not throw an IOException.",
          CARRY);
      leavesNothing(submission, socket);
    }
  }

  @Test
  @Order(10)
  @DisplayName("EARLY: the peer hangs up at once")
  void early(Submission submission) {
    try (Act act = submission.host().named("EARLY").hangUp().start()) {
      Remote socket = submission.connected(act.address());
      Call exchange = submission.call("exchange", socket, "hello".getBytes(UTF_8));
      exchange.returnsOrThrows(
          "java.io.IOException",
          "The peer hung up at once, and `exchange` neither returned nor threw an IOException.",
          CARRY);
      leavesNothing(submission, socket);
    }
  }

  private static void returns(Submission submission, Call exchange, byte[] expected) {
    Object received =
        exchange.returns(
            "Both directions have ended, and `exchange` did not return what came.",
            "A stream that you close closes the socket: end your direction with shutdownOutput,"
                + " read until -1, and return.");
    submission.same(
        expected, received, "`exchange` returned something else than what the peer sent.", COLLECT);
  }

  private static void leavesNothing(Submission submission, Remote socket) {
    Outside outside = submission.outside();
    outside.settles(
        () -> Boolean.TRUE.equals(socket.get("isClosed")),
        "`exchange` has ended, and its socket is still open.",
        "Close the socket on every path: make it the resource of a try.",
        () -> "a socket that is not closed");
    outside.settles(
        () -> outside.newThreads().isEmpty(),
        "`exchange` has ended, and threads of it are still running.",
        "End the threads that you started: close what they wait for, or shut their pool down.",
        () -> String.join(", ", outside.newThreads()));
  }

  /** Expects it in pieces, so that the limit of time is one of each piece. */
  private static Host piecewise(Host peer, Content content) {
    Host longer = peer;
    for (long at = 0; at < content.length(); at += PIECE) {
      longer = longer.expect(content.part(at, Math.min(content.length(), at + PIECE)));
    }
    return longer;
  }

  private static byte[] bytes(Content content) {
    byte[] bytes = new byte[(int) content.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = content.at(i);
    }
    return bytes;
  }
}
