package ex25;

import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class GreeterVisible {

  @Test
  @Order(1)
  @DisplayName("a welcome, an answer to each line, and an end at exit")
  void dialogue(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client")
                .expect("Welcome!\n")
                .send("Tom\n")
                .expect("Hello, Tom!\n")
                .send("Ann\n")
                .expect("Hello, Ann!\n")
                .send("exit\n")
                .thenGone())
        .otherwise(
            "The client did not get the welcome, an answer to each line, and the end at exit.",
            "Send the welcome first; answer at each LF; at the line exit close.");
  }

  @Test
  @Order(2)
  @DisplayName("a client that says nothing keeps nobody waiting")
  void silent(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    try (Act silent = submission.dial(service.address()).named("a silent client").start()) {
      silent.connected();
      submission
          .play(
              submission
                  .dial(service.address())
                  .named("a client beside a silent one")
                  .expect("Welcome!\n")
                  .send("Tom\n")
                  .expect("Hello, Tom!\n"))
          .otherwise(
              "One client says nothing, and the next one was not served.",
              "Give each client a thread of its own, and accept the next one at once.");
    }
  }
}
