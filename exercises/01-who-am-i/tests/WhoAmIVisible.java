package ex01;

import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class WhoAmIVisible {

  @Test
  @Order(1)
  @DisplayName("a caller is told its own address and port")
  void oneCaller(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a caller")
                .expectAs(self -> "127.0.0.1 " + self.local().getPort() + "\n")
                .thenEndOfStream())
        .when(
            "The caller was answered, but its connection stayed open.",
            "Close the accepted socket after the line.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The caller was not told its address and port.",
            "Send the address and the port of the other end of the accepted socket, and LF.");
  }

  @Test
  @Order(2)
  @DisplayName("the next caller is told another port")
  void nextCaller(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("three callers, one after the other")
                .times(3)
                .expectAs(self -> "127.0.0.1 " + self.local().getPort() + "\n")
                .thenEndOfStream())
        .otherwise(
            "A later caller was not told its own port.",
            "Go back to accept after each caller, until the listener is closed.");
  }
}
