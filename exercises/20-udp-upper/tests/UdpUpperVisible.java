package ex20;

import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class UdpUpperVisible {

  @Test
  @Order(1)
  @DisplayName("a datagram comes back in upper case")
  void hello(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(submission.mail(service.address()).named("a sender").send("hello").expect("HELLO"))
        .otherwise(
            "A datagram was not answered by the same bytes in upper case.",
            "Receive a packet, change the bytes that came, and send as many back to the packet's"
                + " address, through the same socket.");
  }

  @Test
  @Order(2)
  @DisplayName("one datagram after the other, each by itself")
  void two(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(
            submission
                .mail(service.address())
                .named("a sender of two datagrams")
                .send("good morning")
                .expect("GOOD MORNING")
                .send("bye")
                .expect("BYE"))
        .otherwise(
            "Two datagrams in turn were not answered each by its own bytes.",
            "Go back to receive after each answer; send as many bytes as came, not the whole buffer.");
  }

  @Test
  @Order(3)
  @DisplayName("serve returns when the socket is closed")
  void ends(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(submission.mail(service.address()).named("a sender").send("hello").expect("HELLO"))
        .otherwise(
            "A datagram was not answered by the same bytes in upper case.",
            "Receive a packet, change the bytes that came, and send as many back to the packet's"
                + " address, through the same socket.");
    service.stops();
  }
}
