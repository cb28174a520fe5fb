package ex02;

import java.net.InetSocketAddress;
import java.util.Locale;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Caller;
import loopbook.peer.Heard;
import loopbook.peer.Miss;
import loopbook.peer.Peer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class OneCallHidden {
  private static final String RETURN =
      "Accept once, answer, and leave the method; there is no second caller.";

  @Test
  @Order(1)
  @DisplayName("a caller that keeps its side open is answered and hung up on")
  void staysOpen(Submission submission, Inputs inputs) {
    String line = inputs.words(2);
    Remote listener = submission.listener();
    Call call = submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("a caller that waits for the answer")
                .send(line + "\n")
                .expect(upper(line) + "\n")
                .thenEndOfStream())
        .when(
            "The caller sent its line and waits, but no complete answer came.",
            "Answer as soon as the LF is there: the caller does not hang up before it has the answer.",
            Miss.Kind.TOO_LATE)
        .when(
            "The caller was answered, but its connection stayed open.",
            "Close the accepted socket, too; closing the listener does not close it.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The answer is not the line in upper case and LF.",
            "Upper-case the line without its end, and add one LF.");
    call.returns("`serveOnce` did not return after its only caller.", RETURN);
    listenerIsClosed(submission, listener.address(), "it has answered");
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: one byte at a time, with CR and LF apart")
  void drip(Submission submission, Inputs inputs) {
    String line = inputs.word(5);
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("DRIP")
                .drip(line + "\r\n")
                .expect(upper(line) + "\n")
                .thenEndOfStream())
        .otherwise(
            "The line came one byte at a time, and the answer is not that of the whole line.",
            "One read is not one line: collect bytes until the LF, then drop the CR before it.");
  }

  @Test
  @Order(3)
  @DisplayName("SPLITCHAR: characters of several bytes, cut in the middle")
  void splitChar(Submission submission, Inputs inputs) {
    String before = inputs.word(4);
    String inside = inputs.word(1);
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("SPLITCHAR")
                .split(before + "\u00df, \u00e9" + inside + "\u00e9, \u20ac\n")
                .expect(upper(before) + "SS, \u00c9" + upper(inside) + "\u00c9, \u20ac\n")
                .thenEndOfStream())
        .otherwise(
            "Letters beyond ASCII did not come back in upper case.",
            "Collect the bytes of the line, make one String of them as UTF-8, and upper-case that.");
  }

  @Test
  @Order(4)
  @DisplayName("HALF: the stream ends before the line does")
  void half(Submission submission, Inputs inputs) {
    String line = inputs.words(3);
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("HALF")
                .send(line)
                .halfClose()
                .expect(upper(line) + "\n")
                .thenEndOfStream())
        .otherwise(
            "The stream ended before an LF, and what had come was not answered as the line.",
            "When read returns -1 and something has come, answer that.");
  }

  @Test
  @Order(5)
  @DisplayName("HALF: nothing came, nothing is answered")
  void nothing(Submission submission) {
    Remote listener = submission.listener();
    Call call = submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("HALF, with nothing said")
                .halfClose()
                .thenEndOfStream())
        .when(
            "The caller said nothing at all, and got an answer.",
            "Tell an empty line from no line: only the first one has an LF.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "The caller said nothing and ended its side, but its connection was not closed in order.",
            "When read returns -1 and nothing has come, close.");
    call.returns("`serveOnce` did not return after a caller that said nothing.", RETURN);
  }

  @Test
  @Order(6)
  @DisplayName("an empty line is answered by an empty line")
  void emptyLine(Submission submission) {
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("a caller with an empty line")
                .send("\n")
                .expect("\n")
                .thenEndOfStream())
        .otherwise(
            "An empty line was not answered by an LF.",
            "An empty line is a line: its upper case is empty, and the LF comes all the same.");
  }

  @Test
  @Order(7)
  @DisplayName("GLUE: two lines in one segment, the first one is answered")
  void glue(Submission submission, Inputs inputs) {
    String first = inputs.word(5);
    String second = inputs.word(6);
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("GLUE")
                .send(first + "\n" + second + "\n")
                .expect(upper(first) + "\n")
                .thenGone())
        .otherwise(
            "Two lines came in one piece, and not exactly the first one was answered.",
            "The line ends at the first LF; what stands behind it is ignored.");
  }

  @Test
  @Order(8)
  @DisplayName("a Turkish machine upper-cases like any other")
  void turkish(Submission submission, Inputs inputs) {
    String line = "ti" + inputs.word(3);
    submission.locale("tr-TR");
    Remote listener = submission.listener();
    submission.call("serveOnce", listener);
    submission
        .play(
            dial(submission, listener)
                .named("a caller of a Turkish machine")
                .send(line + "\n")
                .expect(upper(line) + "\n")
                .thenEndOfStream())
        .otherwise(
            "On a machine whose language is Turkish, the answer is another one.",
            "Name the locale: toUpperCase(Locale.ROOT). Without it the machine's language decides.");
  }

  @Test
  @Order(9)
  @DisplayName("RST: a reset in the middle of the line leaves nothing open")
  void reset(Submission submission, Inputs inputs) {
    String line = inputs.word(1);
    Remote first = submission.listener();
    Call good = submission.call("serveOnce", first);
    submission
        .play(
            dial(submission, first)
                .named("a caller before RST")
                .send(line + "\n")
                .expect(upper(line) + "\n"))
        .otherwise("A plain line was not answered.", "Read up to LF, and answer.");
    good.returns("`serveOnce` did not return after its only caller.", RETURN);
    int before = submission.outside().descriptors();

    Remote listener = submission.listener();
    Call call = submission.call("serveOnce", listener);
    dial(submission, listener).named("RST").send("hel").untilConsumed().reset().play();
    call.returnsOrThrows(
        "java.io.IOException",
        "The caller reset its connection in the middle of the line, and `serveOnce` did not end.",
        "Let the IOException that read throws leave the method, or catch it and return.");
    listenerIsClosed(submission, listener.address(), "its caller has reset the connection");
    submission
        .outside()
        .settles(
            () -> submission.outside().descriptors() <= before,
            "After a reset the caller's socket was never closed.",
            "An exception skips the line with close: use try-with-resources for the accepted socket.",
            () -> (submission.outside().descriptors() - before) + " socket(s) more than before");
  }

  private static String upper(String line) {
    return line.toUpperCase(Locale.ROOT);
  }

  private static Caller dial(Submission submission, Remote listener) {
    return submission.dial(listener.address());
  }

  private static void listenerIsClosed(
      Submission submission, InetSocketAddress address, String when) {
    Heard heard = Peer.dial(address).named("a second caller").within(submission.patience()).play();
    if (heard.asScripted()) {
      throw submission.fail(
          "`serveOnce` has ended, and its listener is still open after " + when + ".",
          "Close the listener as well, on every path: make it a resource of the try.");
    }
  }
}
