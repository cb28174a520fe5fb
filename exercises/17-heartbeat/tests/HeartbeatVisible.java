package ex17;

import java.time.Duration;
import java.util.List;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Recorded;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class HeartbeatVisible {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  @Order(1)
  @DisplayName("a peer that answers, says two lines and closes: EOF")
  void eof(Submission submission) {
    Remote door = submission.listener();
    Recorded data = submission.callback("java.util.function.Consumer");
    Call monitor = submission.callWithCaller("monitor", door, LONG, LONG, data);
    try (Act peer =
        submission
            .dial(door.address())
            .named("a peer")
            .expect("PING\n")
            .send("PONG\none\ntwo\n")
            .halfClose()
            .start()) {
      submission
          .check(peer)
          .otherwise("The peer did not get a PING at once.", "Write PING and LF at the beginning.");
      submission.same(
          submission.constant("Death", "EOF"),
          monitor.returns(
              "The peer ended its stream, and `monitor` did not return.",
              "Read until read returns -1."),
          "The peer ended its stream, and `monitor` says something else than EOF.",
          "-1 is the end of the stream.");
      submission.same(
          List.of(List.of("one"), List.of("two")),
          data.calls(0, Duration.ZERO),
          "The peer answered, then said `one` and `two`, and that is not what `data` was given.",
          "Give each line but PONG to data, without its LF.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("a peer that says nothing: SILENT")
  void silent(Submission submission) {
    Remote door = submission.listener();
    Recorded data = submission.callback("java.util.function.Consumer");
    Call monitor =
        submission.callWithCaller(
            "monitor", door, Duration.ofMillis(50), Duration.ofMillis(300), data);
    try (Act peer = submission.dial(door.address()).named("a silent peer").hearToEnd().start()) {
      peer.connected();
      submission.same(
          submission.constant("Death", "SILENT"),
          monitor.returns(
              "The peer says nothing, `patience` has passed, and `monitor` did not return.",
              "Let read wait no longer than patience."),
          "The peer says nothing, and `monitor` says something else than SILENT.",
          "When nothing has come for as long as patience, that is SILENT.");
    }
  }
}
