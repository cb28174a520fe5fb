package ex15;

import java.time.Duration;
import loopbook.judge.call.Fields;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class HowItEndedVisible {

  @Test
  @Order(1)
  @DisplayName("five bytes and the end of the stream: EOF, 5")
  void eof(Submission submission) {
    ends(submission, "EOF", "The peer sent 5 bytes and closed.", Caller::hangUp);
  }

  @Test
  @Order(2)
  @DisplayName("five bytes and a reset: RESET, 5")
  void reset(Submission submission) {
    ends(submission, "RESET", "The peer sent 5 bytes and reset the connection.", Caller::reset);
  }

  /** How a peer ends it. */
  private interface Ends {
    Caller after(Caller peer);
  }

  private static void ends(Submission submission, String kind, String what, Ends ends) {
    Remote door = submission.listener();
    Call watch = submission.callWithCaller("watch", door, Duration.ofSeconds(5));
    Caller peer = submission.dial(door.address()).named("a peer").send("hello").untilConsumed();
    submission.play(ends.after(peer)).otherwise("The peer could not send 5 bytes.", "Read them.");
    Object ending = watch.returns(what + " `watch` did not return.", "Read until it is over.");
    if (!(ending instanceof Fields fields)) {
      throw submission.fail(what + " `watch` returned no Ending.", "Return one in every case.");
    }
    submission.same(
        submission.constant("Kind", kind),
        fields.get("kind"),
        what + " `watch` saw another end.",
        "Look at how read ends: with a number, with -1, with an exception.");
    submission.same(
        5L, fields.get("bytes"), what + " `watch` counted otherwise.", "Add up what read returns.");
  }
}
