package ex14;

import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class SumUntilFinVisible {

  @Test
  @Order(1)
  @DisplayName("three numbers, the end of the stream, the sum")
  void sum(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("a peer that half-closes")
                .send("1\n20\n-3\n")
                .halfClose()
                .expect("18\n")
                .thenEndOfStream())
        .otherwise(
            "The peer sent 1, 20 and -3 and ended its stream. It did not get 18 and the end.",
            "When the stream has ended, write the sum and an LF, then close.");
    handle.returns("`handle` did not return.", "Return after the answer.");
  }

  @Test
  @Order(2)
  @DisplayName("a line that is no number is ERR at once")
  void malformed(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("a peer that sends a word")
                .send("1\ntwo\n")
                .expect("ERR\n")
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "The peer sent a word for a number. It did not get ERR and the end.",
            "Answer ERR as soon as the line is there.");
    handle.returns("`handle` did not return.", "Return after the answer.");
  }
}
