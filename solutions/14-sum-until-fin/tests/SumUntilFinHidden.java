package ex14;

import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Check;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Heard;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class SumUntilFinHidden {
  private static final String ANSWER =
      "When read or readLine says that the stream has ended, write the sum, and only then close.";
  private static final String GONE =
      "Catch the IOException of a peer that has gone, close the socket, return.";
  private static final int MANY = 10_000;
  private static final long SOON = Duration.ofMillis(700).toNanos();
  private static final Duration PAUSE = Duration.ofMillis(60);

  @Test
  @Order(1)
  @DisplayName("HALF: the sum comes after the half-close, and then the end")
  void half(Submission submission, Inputs inputs) {
    int one = inputs.number(1, 9);
    int two = inputs.number(20, 80);
    int less = inputs.number(1, 9);
    sums(
        submission,
        "HALF",
        peer -> peer.send(one + "\n" + two + "\n-" + less + "\n"),
        one + two - less + "\n",
        "three numbers");
  }

  @Test
  @Order(2)
  @DisplayName("HALF: a last line without LF counts; no line at all is 0")
  void lastLine(Submission submission, Inputs inputs) {
    int one = inputs.number(1, 9);
    int less = inputs.number(10, 18);
    sums(
        submission,
        "HALF, without a last LF",
        peer -> peer.send(one + "\n-" + less),
        one - less + "\n",
        "two numbers, the last one without LF");
    sums(submission, "HALF, at once", peer -> peer, "0\n", "no number at all");
  }

  @Test
  @Order(3)
  @DisplayName("SILENT: nothing is answered before the stream has ended, and waiting costs nothing")
  void silent(Submission submission, Inputs inputs) {
    int one = inputs.number(1, 9);
    int two = inputs.number(1, 9);
    Moment again = Moment.named("the peer speaks again");
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    try (Act peer =
        submission
            .dial(door.address())
            .named("SILENT, between two numbers")
            .send(one + "\n")
            .untilConsumed()
            .await(again)
            .send(two + "\n")
            .halfClose()
            .expect(one + two + "\n")
            .thenEndOfStream()
            .start()) {
      peer.connected();
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while the peer says nothing.",
              "Let read wait; do not ask again and again whether something is available.");
      again.reach();
      answered(submission.check(peer), "a number, and after a while another one");
    }
    handle.returns("The sum was answered, and `handle` did not return.", "Return after it.");
  }

  @Test
  @Order(4)
  @DisplayName("DRIP: one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    int one = inputs.number(10, 99);
    int less = inputs.number(1, 9);
    int two = inputs.number(10, 99);
    sums(
        submission,
        "DRIP",
        peer -> peer.drip(one + "\n-" + less + "\n" + two),
        one - less + two + "\n",
        "three numbers, one byte at a time");
  }

  @Test
  @Order(5)
  @DisplayName("GLUE: ten thousand numbers in one piece")
  void glue(Submission submission, Inputs inputs) {
    long step = 7_000_000_000L + inputs.number(1, 999_999);
    StringBuilder lines = new StringBuilder();
    long sum = 0;
    for (long i = 1; i <= MANY; i++) {
      long number = i % 3 == 0 ? -i * 1_000_003 : i * step;
      lines.append(number).append('\n');
      sum += number;
    }
    sums(
        submission,
        "GLUE",
        peer -> peer.send(lines.toString()),
        sum + "\n",
        "ten thousand numbers in one piece");
  }

  @Test
  @Order(6)
  @DisplayName("the whole range of long is good")
  void range(Submission submission) {
    sums(
        submission,
        "a peer with large numbers",
        peer -> peer.send("9223372036854775807\n-9223372036854775808\n-9223372036854775807\n"),
        "-9223372036854775808\n",
        "the largest and the smallest numbers that a long holds");
  }

  @Test
  @Order(7)
  @DisplayName("a malformed line is ERR at once, and only that")
  void malformed(Submission submission, Inputs inputs) {
    int digit = inputs.number(1, 9);
    String[] all = {
      inputs.word(3), "", digit + ".5", "-", "9223372036854775808", "1 " + digit, "0x1" + digit
    };
    for (String bad : all) {
      fails(submission, "a peer that sends \"" + bad + "\"", digit + "\n" + bad + "\n2\n");
    }
    String word = inputs.word(3);
    fails(submission, "HALF, in a line that is no number", "1\n" + digit + "\n" + word, true);
  }

  @Test
  @Order(8)
  @DisplayName("a sum that leaves the range of long is ERR at once")
  void overflow(Submission submission, Inputs inputs) {
    long room = inputs.number(0, 999);
    String most = Long.MAX_VALUE - room + "\n";
    String least = Long.MIN_VALUE + room + "\n";
    fails(submission, "a peer with large numbers", most + (room + 1) + "\n");
    fails(submission, "a peer that goes there and back", least + -(room + 1) + "\n5\n");
  }

  @Test
  @Order(9)
  @DisplayName("a peer that goes on writing after ERR does not see its writes fail")
  void writesOn(Submission submission, Inputs inputs) {
    String word = inputs.word(4);
    Content lines = Content.repeat(inputs.number(1, 9) + "\n", 50);
    Call handle = null;
    Heard heard = null;
    boolean tooSlow = true;
    for (int i = 0; i < 5 && tooSlow; i++) {
      // on a busy machine the peer itself may need longer than the second: that says nothing
      Remote door = submission.listener();
      handle = submission.callWithCaller("handle", door);
      long start = System.nanoTime();
      heard =
          submission
              .dial(door.address())
              .named("a peer that writes on")
              .send(word + "\n")
              .expect("ERR\n")
              .sendPieces(lines)
              .send(lines)
              .halfClose()
              .thenEndOfStream()
              .play();
      tooSlow = broke(heard) && System.nanoTime() - start > SOON;
    }
    if (handle == null || heard == null || tooSlow) {
      return;
    }
    submission
        .check(heard)
        .when(
            "After ERR more was answered.",
            "ERR is the only answer; what comes after it is read and thrown away.",
            Miss.Kind.TOO_MUCH)
        .when(
            "The peer has ended its stream after ERR, and the connection stayed open.",
            "Read on until the end of the stream, and close then.",
            Miss.Kind.STILL_OPEN)
        .when(
            "The peer did not get ERR when it sent a word for a number.",
            "Write ERR as soon as the line is there.",
            Miss.Kind.TOO_LATE,
            Miss.Kind.DIFFERENT,
            Miss.Kind.ENDED)
        .otherwise(
            "The peer wrote a hundred more lines after ERR, and saw its connection break.",
            "Do not close while the peer writes: read on and throw away, for one second at most.");
    handle.returns("The peer has gone, and `handle` did not return.", "Return after the end.");
  }

  @Test
  @Order(10)
  @DisplayName("SLOWDRIP: a peer that never ends after ERR is cut off after a second")
  void neverEnds(Submission submission, Inputs inputs) {
    String word = inputs.word(4);
    Duration limit = Duration.ofMillis(2500);
    long drops = submission.scaled(limit).multipliedBy(2).dividedBy(PAUSE);
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Moment told = Moment.named("ERR came");
    try (Act peer =
        submission
            .dial(door.address())
            .named("SLOWDRIP, after ERR")
            .send(word + "\n")
            .expect("ERR\n")
            .reach(told)
            .stopReading()
            .dripSlowly(Content.repeat("1\n", drops), PAUSE)
            .start()) {
      if (!told.await(submission.patience())) {
        submission
            .check(peer)
            .otherwise(
                "The peer did not get ERR when it sent a word for a number.",
                "Write ERR as soon as the line is there.");
      }
      handle
          .within(limit)
          .returns(
              "The peer sends a byte now and then and never ends, and `handle` goes on reading.",
              "The second is for all of the draining: each read may wait only for what is left"
                  + " of it.");
    }
  }

  @Test
  @Order(11)
  @DisplayName("EARLY: a full close is no failure")
  void fullClose(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(submission.dial(door.address()).named("EARLY, after two numbers").send("1\n2\n"))
        .otherwise("Two numbers could not be sent.", "Read them.");
    handle.returns(
        "The peer closed its connection after two numbers, and `handle` did not return in peace.",
        GONE);
  }

  @Test
  @Order(12)
  @DisplayName("RST: a reset is no failure, and no end")
  void reset(Submission submission) {
    for (String sent : new String[] {"1\n2", "1\n2\n"}) {
      Remote door = submission.listener();
      Call handle = submission.callWithCaller("handle", door);
      submission
          .play(submission.dial(door.address()).named("RST").send(sent).untilConsumed().reset())
          .otherwise("Two numbers could not be sent.", "Read them.");
      handle.returns(
          "The peer reset the connection, and `handle` did not return in peace.",
          "Where a reset is caught, there is nobody to answer: close and return.");
    }
  }

  private static boolean broke(Heard heard) {
    return heard
        .miss()
        .filter(m -> m.kind() == Miss.Kind.BROKEN || m.kind() == Miss.Kind.RESET)
        .isPresent();
  }

  /** What a peer sends. */
  private interface Sends {
    Caller from(Caller peer);
  }

  private static void sums(
      Submission submission, String name, Sends sends, String sum, String what) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer = sends.from(submission.dial(door.address()).named(name));
    answered(submission.play(peer.halfClose().expect(sum).thenEndOfStream()), what);
    handle.returns("The sum was answered, and `handle` did not return.", "Return after it.");
  }

  private static void answered(Check check, String what) {
    check
        .when(
            "The peer sent " + what + " and ended its stream, and another answer came.",
            "One answer at the end: the sum of all lines, and an LF.",
            Miss.Kind.DIFFERENT,
            Miss.Kind.TOO_MUCH)
        .when(
            "The peer sent " + what + " and ended its stream; its answer did not come.",
            "The peer has ended its direction, not yours. Closing a stream of the socket closes"
                + " both.",
            Miss.Kind.ENDED,
            Miss.Kind.RESET)
        .when(
            "The sum came, and the connection stayed open.",
            "Close the socket after the answer.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The peer sent " + what + " and ended its stream, and waits for its answer.", ANSWER);
  }

  private static void fails(Submission submission, String name, String sent) {
    fails(submission, name, sent, false);
  }

  private static void fails(Submission submission, String name, String sent, boolean ends) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer = submission.dial(door.address()).named(name).send(sent);
    peer = ends ? peer.halfClose().expect("ERR\n") : peer.expect("ERR\n").halfClose();
    submission
        .play(peer.thenEndOfStream())
        .when(
            "ERR was to come at once, before the stream has ended. It did not.",
            "Look at each line, and at the sum, when the line is complete. A sum too large wraps"
                + " around in silence, unless an addition of Math tells.",
            Miss.Kind.TOO_LATE)
        .when(
            "After ERR more was answered.",
            "ERR is the only answer; what comes after it is read and thrown away.",
            Miss.Kind.TOO_MUCH)
        .when(
            "The peer has ended its stream after ERR, and the connection stayed open.",
            "Read on until the end of the stream, and close then.",
            Miss.Kind.STILL_OPEN)
        .when(
            "The peer was to get ERR, and saw its connection end.",
            "Neither a bad line nor a sum too large is the end: write ERR first.",
            Miss.Kind.ENDED,
            Miss.Kind.RESET,
            Miss.Kind.BROKEN)
        .otherwise(
            "The peer was to get ERR, and got something else.",
            "Is the line a number, and does the sum fit into a long? Math has an addition that"
                + " tells.");
    handle.returns("ERR was answered, and `handle` did not return.", "Return after the end.");
  }
}
