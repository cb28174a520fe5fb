package ex11;

import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Content;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class PriceLogVisible {

  @Test
  @Order(1)
  @DisplayName("two prices and their mean")
  void mean(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("a client")
                .send(Content.hex('I', 0, 0, 0x03, 0xE8, 0, 0, 0, 100))
                .send(Content.hex('I', 0, 0, 0x03, 0xE9, 0, 0, 0, 103))
                .send(Content.hex('Q', 0, 0, 0, 0, 0, 0, 0x07, 0xD0))
                .expect(Content.hex(0, 0, 0, 101))
                .halfClose()
                .thenEndOfStream())
        .when(
            "The mean was answered, and the connection was not closed at the end of the stream.",
            "When read returns -1 in the place of a type, close the connection.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The prices 100 and 103 were noted. Their mean, rounded towards zero, is 101, and was"
                + " not answered.",
            "Answer a Q with 4 bytes, big-endian, and let them leave before you read on.");
    handle.returns(
        "The client has ended its stream, and `handle` did not return.",
        "When the type cannot be read any more, return.");
  }

  @Test
  @Order(2)
  @DisplayName("without a price the mean is 0")
  void none(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("a client that has noted nothing")
                .send(Content.hex('Q', 0, 0, 0, 0, 0, 0, 0x07, 0xD0))
                .expect(Content.hex(0, 0, 0, 0))
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "Nothing was noted, and the answer was not 0.",
            "Look at the count before you divide by it.");
    handle.returns(
        "The client has ended its stream, and `handle` did not return.",
        "When the type cannot be read any more, return.");
  }
}
