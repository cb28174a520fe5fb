package ex03;

import java.util.Optional;
import loopbook.judge.call.Thrown;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Check;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Host;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class AskOnceHidden {

  @Test
  @Order(1)
  @DisplayName("the server keeps the connection open after its reply")
  void staysOpen(Submission submission, Inputs inputs) {
    String reply = inputs.words(3);
    asks(
        submission,
        inputs.words(3) + "?",
        submission.host().named("a server that waits for you to hang up"),
        server -> server.send(reply + "\n"),
        reply,
        "The reply was not returned as it was sent.");
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: the reply comes one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    String reply = inputs.word(4) + " " + inputs.word(7);
    asks(
        submission,
        inputs.word(5),
        submission.host().named("DRIP"),
        server -> server.drip(reply + "\n"),
        reply,
        "The reply came one byte at a time and was not returned whole.");
  }

  @Test
  @Order(3)
  @DisplayName("SPLITCHAR: characters of several bytes in question and reply")
  void splitChar(Submission submission, Inputs inputs) {
    String reply = inputs.number(2, 9) + ",50 \u20ac, \u00fc" + inputs.word(7) + " \ud83d\ude00";
    asks(
        submission,
        inputs.word(2) + "\u00f6\u00df" + inputs.word(2) + " \u20ac?",
        submission.host().named("SPLITCHAR"),
        server -> server.split(reply + "\n"),
        reply,
        "A character was cut in two on its way and was not put together again.");
  }

  @Test
  @Order(4)
  @DisplayName("GLUE: more comes behind the reply")
  void glue(Submission submission, Inputs inputs) {
    String first = inputs.word(5);
    String second = inputs.word(6);
    asks(
        submission,
        inputs.word(5) + "?",
        submission.host().named("GLUE"),
        server -> server.send(first + "\n" + second + "\n"),
        first,
        "Another line came behind the reply, and not exactly the reply was returned.");
  }

  @Test
  @Order(5)
  @DisplayName("an empty question and an empty reply are lines, too")
  void empty(Submission submission) {
    asks(
        submission,
        "",
        submission.host().named("a server of few words"),
        server -> server.send("\n"),
        "",
        "An empty reply is a reply, and was not returned as such.");
  }

  @Test
  @Order(6)
  @DisplayName("TRUNC: the server ends without a reply")
  void noReply(Submission submission, Inputs inputs) {
    failsAtTheEnd(
        submission,
        inputs.word(4) + "?",
        submission.host().named("TRUNC, before the first byte"),
        Host::halfClose,
        "The server ended without a single byte of a reply");
  }

  @Test
  @Order(7)
  @DisplayName("TRUNC: the server ends in the middle of its reply")
  void truncated(Submission submission, Inputs inputs) {
    String half = inputs.words(2);
    failsAtTheEnd(
        submission,
        inputs.word(4) + "?",
        submission.host().named("TRUNC"),
        server -> server.send(half).halfClose(),
        "The server ended in the middle of its reply");
  }

  @Test
  @Order(8)
  @DisplayName("EARLY: the server hangs up before it was asked")
  void early(Submission submission, Inputs inputs) {
    try (Act server = submission.host().named("EARLY").hangUp().start()) {
      submission
          .call("ask", server.address(), inputs.words(2) + "?")
          .throwing(
              "java.io.IOException",
              "The server hung up before it was asked, and `ask` did not throw an IOException.",
              "Let the exception of a failed write or read pass; for the end of the stream throw"
                  + " one.");
    }
  }

  @Test
  @Order(9)
  @DisplayName("RST: the server resets the connection instead of a reply")
  void reset(Submission submission, Inputs inputs) {
    String question = inputs.words(2) + "?";
    try (Act server =
        submission
            .host()
            .named("RST")
            .expect(question + "\n")
            .send(inputs.word(2))
            .untilConsumed()
            .reset()
            .start()) {
      Call ask = submission.call("ask", server.address(), question);
      asked(submission.check(server));
      Thrown thrown =
          ask.throwing(
              "java.io.IOException",
              "The server reset the connection, and `ask` did not throw an IOException.",
              "Let the exception that read throws pass.");
      if (thrown.is("java.io.EOFException")) {
        throw submission.fail(
            "The server reset the connection, and `ask` took it for an orderly end.",
            "Only read returning -1 is the end of the stream; let the exception of a reset pass as"
                + " it is.");
      }
    }
  }

  /** What a server does once it was asked. */
  private interface Reply {
    Host after(Host asked);
  }

  private static void asks(
      Submission submission, String question, Host host, Reply reply, String expected, String bad) {
    Moment replied = Moment.named("replied");
    try (Act server = reply.after(host.expect(question + "\n")).reach(replied).thenGone().start()) {
      Call ask = submission.call("ask", server.address(), question);
      if (!replied.await(submission.patience())) {
        asked(submission.check(server));
      }
      Object got =
          ask.returns(
              "The reply was complete, but `ask` did not return it.",
              "The reply ends at its LF: return then, the server may keep the connection open.");
      submission.same(expected, got, bad, "Collect the bytes up to LF, and decode them once.");
      submission
          .check(server)
          .when(
              "`ask` has returned, but its connection is still open.",
              "Close the socket on every path: make it the resource of a try.",
              Miss.Kind.STILL_OPEN)
          .otherwise(
              "After the question more was sent.", "Send the line and one LF, and nothing else.");
    }
  }

  private static void failsAtTheEnd(
      Submission submission, String question, Host host, Reply reply, String happened) {
    Moment replied = Moment.named("replied");
    try (Act server = reply.after(host.expect(question + "\n")).reach(replied).thenGone().start()) {
      Call ask = submission.call("ask", server.address(), question);
      if (!replied.await(submission.patience())) {
        asked(submission.check(server));
      }
      Optional<Thrown> thrown =
          ask.ends(
              happened + ", and `ask` still waits.",
              "When read returns -1 nothing more will come: throw an EOFException.");
      if (thrown.isEmpty()) {
        throw submission.fail(
            happened + ", and `ask` returned as if it had a reply.",
            "Only an LF ends a reply. If read returns -1 (or a reader null) before it, throw an"
                + " EOFException.");
      }
      ask.throwing(
          "java.io.EOFException",
          happened + ", and `ask` did not throw an EOFException.",
          "When read returns -1 before the LF, throw an EOFException.");
      submission
          .check(server)
          .otherwise(
              happened + ", `ask` threw, and left its connection open.",
              "An exception skips the line with close: make the socket the resource of a try.");
    }
  }

  private static void asked(Check check) {
    check
        .when(
            "`ask` did not connect to the server.",
            "Open a socket to the address that you were given.",
            Miss.Kind.NO_CALLER)
        .when(
            "The server waits for the question, and it did not arrive.",
            "Nothing travels before it is flushed: write the bytes to the socket's own stream, or"
                + " flush.",
            Miss.Kind.TOO_LATE)
        .otherwise(
            "The question did not arrive as the line and one LF.",
            "Encode the line and an LF as UTF-8, and send that.");
  }
}
