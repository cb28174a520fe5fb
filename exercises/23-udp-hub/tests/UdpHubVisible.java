package ex23;

import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class UdpHubVisible {

  @Test
  @Order(1)
  @DisplayName("JOIN and LEAVE are answered OK, what is no request ERR")
  void answers(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(
            submission
                .mail(service.address())
                .named("ann")
                .send("JOIN ann")
                .expect("OK")
                .send("hello?")
                .expect("ERR")
                .send("LEAVE")
                .expect("OK")
                .send("LEAVE")
                .expect("ERR"))
        .otherwise(
            "The requests of one sender were not answered as the table says.",
            "Remember who has joined, and answer to the packet's address.");
  }

  @Test
  @Order(2)
  @DisplayName("MSG goes to the other member, under the sender's name")
  void message(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    Moment first = Moment.named("ann has asked to join");
    Moment second = Moment.named("bob has asked to join");
    try (Act bob =
            submission
                .mail(service.address())
                .named("bob")
                .await(first)
                .send("JOIN bob")
                .reach(second)
                .expect("OK")
                .expect("ann: hello, bob")
                .start();
        Act ann =
            submission
                .mail(service.address())
                .named("ann")
                .send("JOIN ann")
                .reach(first)
                .await(second)
                .send("MSG hello, bob")
                .send("LEAVE")
                .expect("OK")
                .expect("OK")
                .start()) {
      submission
          .check(bob)
          .otherwise(
              "A member wrote a message, and the other member did not get `name: text`.",
              "Send the text to each member's address, with the name that its sender joined under.");
      submission
          .check(ann)
          .otherwise(
              "A member that joined, wrote a message and left did not get OK twice and nothing else.",
              "JOIN and LEAVE are answered; a message goes to the other members only.");
    }
  }

  @Test
  @Order(3)
  @DisplayName("serve returns when the socket is closed")
  void ends(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(submission.mail(service.address()).named("ann").send("JOIN ann").expect("OK"))
        .otherwise(
            "JOIN was not answered by OK.",
            "Receive a packet, decode as many bytes as came, and answer to the packet's address.");
    service.stops();
  }
}
