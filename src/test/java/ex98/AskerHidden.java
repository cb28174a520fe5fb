package ex98;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Map;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The hidden test of an exercise that only the judge's own tests know: it takes an array and
 * returns a map, which both are objects of the learner's to lie with.
 */
@Trial
class AskerHidden {
  @Test
  @Order(1)
  @DisplayName("an answer comes back as a map")
  void answer(Submission submission) {
    byte[] word = "word".getBytes(US_ASCII);
    try (Act peer = submission.host().named("ONE").expect("word").send("a=b\n").start()) {
      Call ask = submission.call("ask", peer.address(), word).within(Duration.ofSeconds(10));
      submission.check(peer).otherwise("The word did not come.", "Send it.");
      submission.same(
          Map.of("a", "b"),
          ask.returns("ask did not return.", "Return."),
          "The answer is another one.",
          "Return what came.");
    }
    submission.same("word", new String(word, US_ASCII), "The test's own word was changed.", "");
  }
}
