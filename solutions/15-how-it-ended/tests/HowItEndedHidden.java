package ex15;

import java.time.Duration;
import loopbook.judge.call.Fields;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class HowItEndedHidden {
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofMillis(300);
  private static final Duration MARGIN = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String READ =
      "read tells: a number, -1, a SocketTimeoutException, or another IOException.";

  @Test
  @Order(1)
  @DisplayName("SILENT for a moment: that is no end, and waiting costs nothing")
  void pause(Submission submission, Inputs inputs) {
    String rest = inputs.word();
    int all = 1 + rest.length();
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, LONG);
    Moment begun = Moment.named("the first byte was read");
    Moment again = Moment.named("the peer speaks again");
    try (Act peer =
        submission
            .dial(door.address())
            .named("SILENT, for a moment")
            .send(inputs.word(1))
            .untilConsumed()
            .reach(begun)
            .await(again)
            .send(rest)
            .untilConsumed()
            .hangUp()
            .start()) {
      if (!begun.await(submission.patience())) {
        submission.check(peer).otherwise("The peer sent a byte, and nobody read it.", "Read.");
      }
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while the peer says nothing.",
              "Let read wait; do not ask again and again whether something is there.");
      if (watch.isDone()) {
        watch.ends("`watch` did not return.", READ);
        throw submission.fail(
            "The peer has said one byte, has not ended, and `watch` was over.",
            "Nothing available means nothing yet: only read tells that it is over.");
      }
      again.reach();
      submission.check(peer).otherwise("The peer could not send " + all + " bytes.", "Read them.");
    }
    String happened = "The peer sent " + all + " bytes, with a silence between, and closed";
    ended(submission, watch, "EOF", all, happened);
  }

  @Test
  @Order(2)
  @DisplayName("FIN: an orderly close is EOF, and the socket is closed")
  void fin(Submission submission, Inputs inputs) {
    for (String sent : new String[] {inputs.word(), ""}) {
      Remote door = submission.listener();
      int port = door.port();
      Call watch = submission.callWithCaller("watch", door, LONG);
      submission
          .play(submission.dial(door.address()).named("FIN").send(sent).untilConsumed().hangUp())
          .otherwise("The peer could not send its bytes.", "Read them.");
      String happened = "The peer sent " + sent.length() + " bytes and closed";
      ended(submission, watch, "EOF", sent.length(), happened);
      submission
          .outside()
          .settles(
              () -> submission.outside().connections(port) == 0,
              happened + ", `watch` has returned, and its socket is still open.",
              "Close the socket on every way out: make it the resource of a try.",
              () -> submission.outside().connections(port) + " open");
    }
  }

  @Test
  @Order(3)
  @DisplayName("HALF: a peer that still listens has ended as well")
  void half(Submission submission, Inputs inputs) {
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, LONG);
    String sent = inputs.word();
    String happened =
        "The peer sent " + sent.length() + " bytes, ended its stream and still listens";
    try (Act peer =
        submission.dial(door.address()).named("HALF").send(sent).halfClose().thenGone().start()) {
      peer.connected();
      ended(submission, watch, "EOF", sent.length(), happened);
      hungUpOn(submission, peer, happened);
    }
  }

  @Test
  @Order(4)
  @DisplayName("RST: a reset is RESET")
  void reset(Submission submission, Inputs inputs) {
    String sent = inputs.word();
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, LONG);
    submission
        .play(submission.dial(door.address()).named("RST").send(sent).untilConsumed().reset())
        .otherwise("The peer could not send " + sent.length() + " bytes.", "Read them.");
    String happened = "The peer sent " + sent.length() + " bytes and reset the connection";
    ended(submission, watch, "RESET", sent.length(), happened);
  }

  @Test
  @Order(5)
  @DisplayName("RSTDATA: all that was read before the reset is counted")
  void resetAfterMuch(Submission submission, Inputs inputs) {
    Content piece = Content.pattern(20_000 + inputs.number(0, 999));
    long all = 3 * piece.length();
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, LONG);
    submission
        .play(
            submission
                .dial(door.address())
                .named("RSTDATA")
                .sendPieces(piece, piece, piece)
                .reset())
        .otherwise("The peer could not send " + all + " bytes.", "Read them.");
    ended(submission, watch, "RESET", all, "The peer sent " + all + " bytes, then a reset");
  }

  @Test
  @Order(6)
  @DisplayName("SILENT: who says nothing ends by TIMEOUT, and is hung up on")
  void silent(Submission submission) {
    Remote door = submission.listener();
    long start = System.nanoTime();
    Call watch = submission.callWithCaller("watch", door, IDLE);
    try (Act peer = submission.dial(door.address()).named("SILENT").thenGone().start()) {
      peer.connected();
      String happened = "The peer says nothing, and `idle` is 300 ms";
      ended(submission, watch.within(IDLE.plus(MARGIN)), "TIMEOUT", 0, happened);
      if (System.nanoTime() - start < IDLE.toNanos() / 2) {
        throw submission.fail(
            "The peer says nothing, and `watch` gave up before half of `idle` had passed.",
            "Wait until no byte has come for as long as `idle`.");
      }
      hungUpOn(submission, peer, happened);
    }
  }

  @Test
  @Order(7)
  @DisplayName("SILENT: the bytes before the silence are counted")
  void fallsSilent(Submission submission, Inputs inputs) {
    String sent = inputs.word();
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, IDLE);
    try (Act peer =
        submission
            .dial(door.address())
            .named("SILENT, after " + sent.length() + " bytes")
            .send(sent)
            .thenGone()
            .start()) {
      peer.connected();
      String happened =
          "The peer sent " + sent.length() + " bytes and fell silent, and `idle` is 300 ms";
      ended(submission, watch.within(IDLE.plus(MARGIN)), "TIMEOUT", sent.length(), happened);
      hungUpOn(submission, peer, happened);
    }
  }

  @Test
  @Order(8)
  @DisplayName("DRIP: who says a little now and then is not idle")
  void slowly(Submission submission, Inputs inputs) {
    String letter = inputs.word(1);
    Duration idle = submission.scaled(Duration.ofMillis(400));
    long count = 2 * idle.dividedBy(PAUSE);
    Call watch = null;
    Heard heard = null;
    for (int i = 0; i < 5 && (heard == null || longestPause(heard) > idle.toMillis() / 2); i++) {
      // on a busy machine the peer itself may pause for too long: that says nothing about `watch`
      Remote door = submission.listener();
      watch = submission.callWithCaller("watch", door, idle);
      heard =
          submission
              .dial(door.address())
              .named("DRIP, a byte every 100 ms")
              .dripSlowly(Content.repeat(letter, count), PAUSE)
              .halfClose()
              .play();
    }
    if (watch != null && heard != null && longestPause(heard) <= idle.toMillis() / 2) {
      String happened =
          "The peer sent "
              + count
              + " bytes, one every 100 ms, and closed; `idle` is "
              + idle.toMillis()
              + " ms";
      ended(submission, watch, "EOF", count, happened);
    }
  }

  @Test
  @Order(9)
  @DisplayName("DRIP and GLUE: bytes are counted, not reads and not characters")
  void counts(Submission submission, Inputs inputs) {
    Content few = Content.hex(0xC3, 0x28, 0x00, 0xFF, 0x0D, 0x0A);
    Content much = Content.pattern(300_000 + inputs.number(0, 999));
    long all = few.length() + much.length();
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, LONG);
    submission
        .play(
            submission
                .dial(door.address())
                .named("DRIP, then GLUE")
                .drip(few)
                .send(much)
                .halfClose())
        .otherwise("The peer could not send " + all + " bytes.", "Read them.");
    ended(submission, watch, "EOF", all, "The peer sent " + all + " bytes and closed");
  }

  private static void ended(
      Submission submission, Call watch, String kind, long bytes, String happened) {
    Object ending = watch.returns(happened + ", and `watch` did not return an Ending.", READ);
    if (!(ending instanceof Fields fields)) {
      throw submission.fail(happened + ", and `watch` returned no Ending.", READ);
    }
    submission.same(
        submission.constant("Kind", kind),
        fields.get("kind"),
        happened + ". That is " + kind + ", and `watch` says something else.",
        READ);
    submission.same(
        bytes,
        fields.get("bytes"),
        happened + ". `watch` counted another number of bytes.",
        "Add up what read returns, where the count outlives the loop and its exceptions.");
  }

  private static void hungUpOn(Submission submission, Act peer, String happened) {
    submission
        .check(peer)
        .when(
            happened + ", `watch` has returned, and its socket is still open.",
            "Close the socket on every way out: make it the resource of a try.",
            Miss.Kind.STILL_OPEN)
        .when(
            happened + ", and `watch` has sent something.",
            "Only read, and never write: that is enough to find out.",
            Miss.Kind.TOO_MUCH)
        .otherwise(happened + ", and could not send it.", "Read what comes.");
  }

  private static long longestPause(Heard heard) {
    return heard
        .longestPause(Event.Kind.CONNECTED, Event.Kind.SENT, Event.Kind.HALF_CLOSED)
        .toMillis();
  }
}
