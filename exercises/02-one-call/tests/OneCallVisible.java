package ex02;

import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class OneCallVisible {

  @Test
  @Order(1)
  @DisplayName("one line comes back in upper case")
  void oneLine(Submission submission) {
    Remote listener = submission.listener();
    Call call = submission.call("serveOnce", listener);
    submission
        .play(
            submission
                .dial(listener.address())
                .named("a caller")
                .send("good morning\n")
                .expect("GOOD MORNING\n")
                .thenEndOfStream())
        .otherwise(
            "The caller did not get its line back in upper case, and then the end of the stream.",
            "Read up to LF, answer, and close the caller's socket.");
    call.returns(
        "`serveOnce` did not return after its only caller.", "Accept once, and leave the method.");
  }

  @Test
  @Order(2)
  @DisplayName("the line may come in two pieces, and end with CR LF")
  void twoPieces(Submission submission) {
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            submission
                .dial(listener.address())
                .named("a caller in two pieces")
                .send("good mor")
                .untilConsumed()
                .send("ning\r\n")
                .expect("GOOD MORNING\n")
                .thenEndOfStream())
        .otherwise(
            "A line that came in two pieces was not answered as one.",
            "Go on reading until the LF is there.");
  }
}
