package ex21;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Letter;
import loopbook.peer.Mail;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class UdpAskVisible {

  @Test
  @Order(1)
  @DisplayName("a question is answered")
  void answered(Submission submission) {
    answers(submission, submission.mailbox().named("a server").hear());
  }

  @Test
  @Order(2)
  @DisplayName("the first request gets lost, the second one is answered")
  void secondTry(Submission submission) {
    answers(submission, submission.mailbox().named("a server that misses a request").hear().hear());
  }

  @Test
  @Order(3)
  @DisplayName("a server that never answers is given up")
  void noAnswer(Submission submission) {
    Duration each = Duration.ofMillis(100);
    try (Act server = submission.mailbox().named("SILENT").hear().hear().start()) {
      Object got =
          submission
              .call("ask", server.address(), "well?".getBytes(UTF_8), 2, submission.scaled(each))
              .returns(
                  "Nobody answered, and `ask` did not return an empty Optional.",
                  "After so many tries return Optional.empty().");
      submission.same(
          Optional.empty(),
          got,
          "Nobody answered, and `ask` returned an answer.",
          "After so many tries return Optional.empty().");
    }
  }

  private static void answers(Submission submission, Mail asked) {
    Mail script = asked.answer(UdpAskVisible::half);
    try (Act server = script.start()) {
      Duration each = submission.scaled(Duration.ofMillis(100));
      Call ask = submission.call("ask", server.address(), "well?".getBytes(UTF_8), 10, each);
      submission
          .check(server)
          .otherwise(
              "The server waits for a request, and none came.",
              "Send id and question as one datagram; again if there is no reply after `each`.");
      Object got = ask.returns("`ask` did not return.", "Return what stands behind the id.");
      submission.same(
          "half past nine",
          got instanceof Optional<?> some && some.orElse(null) instanceof byte[] bytes
              ? new String(bytes, UTF_8)
              : null,
          "The server has answered, and `ask` returned something else.",
          "Return what stands behind the 4 bytes of the id.");
    }
  }

  private static Content half(Letter request) {
    return Content.join(
        Content.bytes(Arrays.copyOf(request.bytes(), 4)), Content.text("half past nine"));
  }
}
