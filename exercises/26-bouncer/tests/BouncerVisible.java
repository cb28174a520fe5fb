package ex26;

import java.time.Duration;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class BouncerVisible {

  @Test
  @Order(1)
  @DisplayName("hello is answered with OK, further lines come back")
  void hello(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 2, Duration.ofSeconds(20));
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client")
                .send("hello\n")
                .expect("OK\n")
                .send("one\n")
                .expect("one\n")
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "A client's hello was not answered with OK, or its next line not with itself.",
            "Answer at each LF: the first time OK, then the line as it came.");
  }

  @Test
  @Order(2)
  @DisplayName("with one place, the second client hears BUSY")
  void busy(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 1, Duration.ofSeconds(20));
    try (Act inside =
        submission
            .dial(service.address())
            .named("the client inside")
            .send("hello\n")
            .expect("OK\n")
            .start()) {
      submission.check(inside).otherwise("A client was not let in.", "Answer its line with OK.");
      submission
          .play(
              submission
                  .dial(service.address())
                  .named("the second client")
                  .expect("BUSY\n")
                  .thenGone())
          .otherwise(
              "There was one place, taken, and the second client did not hear BUSY and the end.",
              "If no place is free, say so and close, without reading anything.");
    }
  }
}
