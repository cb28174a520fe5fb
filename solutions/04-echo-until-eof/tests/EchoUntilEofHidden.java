package ex04;

import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class EchoUntilEofHidden {
  private static final String COUNT =
      "Write exactly as many bytes as `read` returned: write(buffer, 0, n).";
  private static final int PIECE = 64 << 10;
  private static final String END =
      "`read` returns -1 at the end of the stream: leave the loop then, and close the socket.";

  @Test
  @Order(1)
  @DisplayName("HALF: after the end of the stream the conversation ends")
  void endOfStream(Submission submission, Inputs inputs) {
    String line = inputs.words(2) + "\n";
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer =
        submission
            .dial(door.address())
            .named("HALF")
            .send(line)
            .halfClose()
            .expect(line)
            .thenEndOfStream();
    submission
        .play(peer)
        .when("More came back than was sent.", COUNT, Miss.Kind.TOO_MUCH)
        .when(
            "The peer ended its stream, and the connection stayed open.", END, Miss.Kind.STILL_OPEN)
        .otherwise("The peer sent a word and did not get it back.", COUNT);
    handle.returns("At the end of the stream `handle` did not return in peace.", END);
  }

  @Test
  @Order(2)
  @DisplayName("all 256 byte values come back as they are")
  void everyByteValue(Submission submission) {
    int[] values = new int[512];
    for (int i = 0; i < 512; i++) {
      values[i] = i < 256 ? i : 511 - i;
    }
    Content all = Content.hex(values);
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer =
        submission
            .dial(door.address())
            .named("HALF")
            .send(all)
            .halfClose()
            .expect(all)
            .thenEndOfStream();
    submission
        .play(peer)
        .otherwise(
            "The bytes that came back are not those that were sent.",
            "Copy bytes, not text: no Reader, no String, no line is between what comes and what goes.");
    handle.returns("At the end of the stream `handle` did not return in peace.", END);
  }

  @Test
  @Order(3)
  @DisplayName("DRIP: each single byte is echoed before the next one comes")
  void drip(Submission submission, Inputs inputs) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer = submission.dial(door.address()).named("DRIP");
    for (String one : (inputs.word(2) + "\n\r" + inputs.word(1)).split("")) {
      peer = peer.send(one).expect(one);
    }
    peer = peer.halfClose().thenEndOfStream();
    submission
        .play(peer)
        .when(
            "A peer sends one byte and waits for its echo. It waited in vain.",
            "Write back what each `read` returned before you read again; wait for nothing more.",
            Miss.Kind.TOO_LATE)
        .otherwise("A peer that sends byte by byte did not get each one back.", COUNT);
    handle.returns("At the end of the stream `handle` did not return in peace.", END);
  }

  @Test
  @Order(4)
  @DisplayName("HALF: one megabyte before the half-close comes back whole")
  void megabyte(Submission submission) {
    Content megabyte = Content.pattern(1 << 20);
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer = submission.dial(door.address()).named("HALF").send(megabyte).halfClose();
    peer = piecewise(peer, megabyte).thenEndOfStream();
    submission
        .play(peer)
        .otherwise(
            "The peer sent a megabyte and ended its stream. It did not get all of it back.",
            "After -1 everything that was read must have been written before the socket closes.");
    handle.returns("At the end of the stream `handle` did not return in peace.", END);
  }

  @Test
  @Order(5)
  @DisplayName("RST: a reset ends the conversation quietly")
  void reset(Submission submission, Inputs inputs) {
    String word = inputs.word(3);
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer = submission.dial(door.address()).named("RST").send(word).expect(word).reset();
    submission.play(peer).otherwise("The peer did not get its three bytes back.", COUNT);
    handle.returns(
        "The peer reset the connection, and `handle` did not return in peace.",
        "A reset makes `read` or `write` throw: catch that, close the socket, return.");
  }

  @Test
  @Order(6)
  @DisplayName("SLOWREAD: more than the buffers hold, for a peer that reads slowly")
  void slowReader(Submission submission) {
    Content much = Content.pattern(512 << 10);
    Remote door = submission.listener();
    Call handle = submission.callWithNarrowCaller("handle", door, 8192);
    Caller peer =
        submission
            .dial(door.address())
            .named("SLOWREAD")
            .receiveBuffer(8192)
            .readSlowly(48 << 10)
            .send(much)
            .halfClose();
    peer = piecewise(peer, much).thenEndOfStream();
    submission
        .play(peer)
        .otherwise(
            "A peer that reads slowly did not get back all that it sent.",
            "`write` waits until there is room; do not give up before, and do not skip anything.");
    handle.returns("At the end of the stream `handle` did not return in peace.", END);
  }

  @Test
  @Order(7)
  @DisplayName("SILENT: waiting for a peer that says nothing costs nothing")
  void silence(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Moment again = Moment.named("the peer speaks again");
    try (Act act =
        submission
            .dial(door.address())
            .named("SILENT")
            .send("a")
            .expect("a")
            .await(again)
            .send("b")
            .expect("b")
            .halfClose()
            .thenEndOfStream()
            .start()) {
      act.connected();
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while the peer says nothing.",
              "Let `read` wait; do not ask again and again whether something is available.");
      again.reach();
      submission
          .check(act)
          .otherwise(
              "After a silence the peer did not get its echo.",
              "A silence is no end: only -1 and an exception are.");
    }
    handle.returns("At the end of the stream `handle` did not return in peace.", END);
  }

  /** Expects it in pieces, so that the limit of time is one of each piece. */
  private static Caller piecewise(Caller peer, Content content) {
    Caller longer = peer;
    for (long at = 0; at < content.length(); at += PIECE) {
      longer = longer.expect(content.part(at, Math.min(content.length(), at + PIECE)));
    }
    return longer;
  }
}
