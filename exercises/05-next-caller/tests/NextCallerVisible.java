package ex05;

import java.time.Duration;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class NextCallerVisible {
  /** After so long a silent caller is hung up on. */
  private static final Duration SILENCE = Duration.ofMillis(300);

  @Test
  @Order(1)
  @DisplayName("each line is answered before the next one is sent")
  void twoLines(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a caller")
                .send("one\n")
                .expect("RECEIVED 1\n")
                .send("two\n")
                .expect("RECEIVED 2\n")
                .halfClose()
                .thenEndOfStream(),
            SILENCE)
        .otherwise(
            "A caller's two lines were not answered in turn, or it was not hung up on afterwards.",
            "Answer at each LF; close when read returns -1.");
  }

  @Test
  @Order(2)
  @DisplayName("each caller is counted from 1")
  void twoCallers(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("two callers, one after the other")
                .times(2)
                .send("hello\n")
                .expect("RECEIVED 1\n")
                .halfClose()
                .thenEndOfStream(),
            SILENCE)
        .otherwise("The second caller was not counted from 1.", "Begin to count when you accept.");
  }

  @Test
  @Order(3)
  @DisplayName("a line too long is BAD")
  void tooLong(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a caller with 1025 bytes in a line")
                .send("x".repeat(1025) + "\n")
                .expect("BAD\n")
                .thenGone(),
            SILENCE)
        .otherwise(
            "A line of 1025 bytes was not answered by BAD and the end.",
            "Count the bytes before LF; 1024 are the most.");
  }
}
