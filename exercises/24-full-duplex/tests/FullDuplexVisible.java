package ex24;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class FullDuplexVisible {

  @Test
  @Order(1)
  @DisplayName("a peer that answers when the other direction has ended")
  void answersAtTheEnd(Submission submission) {
    try (Act peer =
        submission
            .host()
            .named("a peer that answers at the end")
            .expect("hello")
            .thenEndOfStream()
            .send("world")
            .hangUp()
            .start()) {
      Remote socket = submission.connected(peer.address());
      Call exchange = submission.call("exchange", socket, "hello".getBytes(UTF_8));
      submission
          .check(peer)
          .otherwise(
              "The peer did not get the bytes and then the end of the stream.",
              "Send, and end your direction with shutdownOutput.");
      Object received =
          exchange.returns("`exchange` did not return.", "Read until -1, and return what came.");
      submission.same(
          "world".getBytes(UTF_8),
          received,
          "`exchange` returned something else than what the peer sent.",
          "Collect every byte until read returns -1.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("a peer that reads nothing before it has said everything")
  void speaksFirst(Submission submission) {
    byte[] out = new byte[6_000_000];
    Content word = Content.repeat("x", 1_000);
    try (Act peer =
        submission
            .host()
            .named("a peer that reads nothing before it has said everything")
            .within(submission.scaled(Duration.ofSeconds(2)))
            .stopReading()
            .send(word)
            .untilConsumed()
            .readOn()
            .hearToEnd()
            .hangUp()
            .start()) {
      Remote socket = submission.connected(peer.address());
      Call exchange = submission.call("exchange", socket, out);
      submission
          .check(peer)
          .otherwise(
              "The peer did not get 6 MB and the end of the stream.",
              "Send in one thread while another one reads.");
      Object received =
          exchange.returns("`exchange` did not return.", "Read until -1, and return what came.");
      submission.same(
          "x".repeat(1_000).getBytes(UTF_8),
          received,
          "`exchange` returned something else than what the peer sent.",
          "Collect every byte until read returns -1.");
    }
  }
}
