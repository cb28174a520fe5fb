package ex99;

import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The hidden tests of an exercise that only the judge's own tests know: an echo. */
@Trial
class ProbeHidden {
  @Test
  @Order(1)
  @DisplayName("a word comes back")
  void word(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("HALF")
                .send("word")
                .halfClose()
                .expect("word")
                .thenEndOfStream())
        .otherwise("The word did not come back.", "Send it back.");
    handle.returns("handle did not return.", "Return.");
  }

  @Test
  @Order(2)
  @DisplayName("also after a silence")
  void silence(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Moment echoed = Moment.named("echoed");
    Moment again = Moment.named("again");
    try (Act act =
        submission
            .dial(door.address())
            .named("SILENT")
            .send("a")
            .expect("a")
            .reach(echoed)
            .await(again)
            .send("b")
            .halfClose()
            .expect("b")
            .thenEndOfStream()
            .start()) {
      if (echoed.await(submission.patience())) {
        submission.outside().idles(Duration.ofMillis(200), "It is busy.", "Wait.");
      }
      again.reach();
      submission.check(act).otherwise("The second word did not come back.", "Send it back.");
    }
    handle.returns("handle did not return.", "Return.");
  }
}
