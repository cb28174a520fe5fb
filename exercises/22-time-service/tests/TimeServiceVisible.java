package ex22;

import java.time.Instant;
import java.time.ZoneOffset;
import loopbook.judge.call.FixedClock;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class TimeServiceVisible {
  private static final FixedClock CLOCK =
      new FixedClock(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  @Test
  @Order(1)
  @DisplayName("an empty request gets date and time")
  void empty(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams(), CLOCK);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client")
                .send("")
                .expect("2026-03-04 05:06:07"))
        .otherwise(
            "An empty request was not answered by the clock's time as yyyy-MM-dd HH:mm:ss.",
            "Receive a packet; if nothing is in it, format the time of the clock with the default"
                + " pattern, and send it to the packet's address.");
  }

  @Test
  @Order(2)
  @DisplayName("a pattern is answered by the time in that pattern")
  void pattern(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams(), CLOCK);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client")
                .send("d.M.yy")
                .expect("4.3.26")
                .send("yyyy-MM-ddTHH:mm")
                .expect("2026-03-04T05:06"))
        .otherwise(
            "A pattern was not answered by the clock's time in that pattern.",
            "Make a DateTimeFormatter of the pattern; T stands for itself and needs quotes there.");
  }

  @Test
  @Order(3)
  @DisplayName("what is no pattern gets ERR")
  void error(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams(), CLOCK);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client")
                .send("hh:mm a")
                .expect("ERR")
                .send("HH:mm")
                .expect("05:06"))
        .otherwise(
            "A pattern with other letters than allowed was not answered by ERR, or ended the"
                + " service.",
            "Look at each character before you ask the formatter.");
  }
}
