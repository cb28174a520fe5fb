package ex04;

import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class EchoUntilEofVisible {
  @Test
  @Order(1)
  @DisplayName("a word comes back, then the conversation ends")
  void word(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer =
        submission
            .dial(door.address())
            .named("HALF")
            .send("hello\n")
            .halfClose()
            .expect("hello\n")
            .thenEndOfStream();
    submission
        .play(peer)
        .otherwise(
            "The peer sent hello and ended its stream. It did not get its word back and then the end.",
            "Read into a buffer, write back as many bytes as read returned, stop at -1, close.");
    handle.returns(
        "The conversation was over, and `handle` did not return in peace.",
        "Look at what `read` returned last, and what your code did with it.");
  }

  @Test
  @Order(2)
  @DisplayName("each word comes back before the next one is sent")
  void conversation(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    Caller peer =
        submission
            .dial(door.address())
            .named("caller")
            .send("one")
            .expect("one")
            .send("two")
            .expect("two")
            .halfClose()
            .thenEndOfStream();
    submission
        .play(peer)
        .otherwise(
            "A peer that waits for its echo before it goes on did not get it.",
            "Write back what each read returned before you read again.");
    handle.returns(
        "The conversation was over, and `handle` did not return in peace.",
        "Look at what `read` returned last, and what your code did with it.");
  }
}
