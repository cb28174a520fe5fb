package ex05;

import java.net.InetSocketAddress;
import java.time.Duration;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Malformed;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class NextCallerHidden {
  private static final String EACH_LF =
      "Answer each LF; one read may hold less or more than a line.";

  /** After so long the task has a silent caller hung up on. */
  private static final Duration SILENCE = Duration.ofMillis(300);

  @Test
  @Order(1)
  @DisplayName("a caller that waits for each answer")
  void inTurn(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a caller that waits for each answer")
                .send(inputs.word() + "\n")
                .expect("RECEIVED 1\n")
                .send(inputs.words(2) + "\n")
                .expect("RECEIVED 2\n")
                .send("\n")
                .expect("RECEIVED 3\n")
                .halfClose()
                .thenEndOfStream(),
            SILENCE)
        .when(
            "All lines were answered; then something was sent to a caller that has ended.",
            "When read returns -1, close; nothing more is to be said.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "The caller did not get RECEIVED 1, 2 and 3 in turn and then the end of the stream.",
            EACH_LF);
  }

  @Test
  @Order(2)
  @DisplayName("GLUE: five lines in one segment")
  void glue(Submission submission, Inputs inputs) {
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      lines.append(inputs.word()).append('\n');
    }
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("GLUE")
                .send(lines.toString())
                .expect("RECEIVED 1\nRECEIVED 2\nRECEIVED 3\nRECEIVED 4\nRECEIVED 5\n")
                .halfClose()
                .thenEndOfStream(),
            SILENCE)
        .otherwise("Five lines came in one piece, and were not answered one by one.", EACH_LF);
  }

  @Test
  @Order(3)
  @DisplayName("DRIP: two lines, one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("DRIP")
                .drip(inputs.word(3) + "\n" + inputs.word(2) + "\u00f6\n")
                .expect("RECEIVED 1\nRECEIVED 2\n")
                .halfClose()
                .thenEndOfStream(),
            SILENCE)
        .otherwise("Two lines came one byte at a time, and were not answered as two.", EACH_LF);
  }

  @Test
  @Order(4)
  @DisplayName("HALF: a rest without LF is not answered")
  void tail(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("HALF")
                .send(inputs.word() + "\n" + inputs.words(3))
                .halfClose()
                .expect("RECEIVED 1\n")
                .thenEndOfStream(),
            SILENCE)
        .when(
            "The stream ended in the middle of a line, and more was answered than the line before.",
            "Only an LF makes a line; at the end of the stream close without a word.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "The stream ended behind a line and a rest; not exactly the line was answered.",
            EACH_LF);
  }

  @Test
  @Order(5)
  @DisplayName("REDIAL: 20 callers, each is counted from 1")
  void redial(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("REDIAL, 20 times")
                .times(20)
                .send(inputs.word() + "\n")
                .expect("RECEIVED 1\n")
                .halfClose()
                .thenEndOfStream(),
            SILENCE)
        .when(
            "A later caller was not counted from 1.",
            "The count belongs to one conversation: begin it anew behind accept.",
            Miss.Kind.DIFFERENT)
        .otherwise(
            "Not all of 20 callers were served.",
            "Go back to accept after each caller, until the listener is closed.");
  }

  @Test
  @Order(6)
  @DisplayName("RST: the caller behind one that resets is served")
  void reset(Submission submission, Inputs inputs) {
    Remote listener = submission.listener();
    InetSocketAddress address = listener.address();
    try (Act before = good(submission, address, "the caller before RST").start()) {
      before.connected();
      submission.dial(address).named("RST").send(inputs.word(3)).reset().play();
      submission.dial(address).named("RST, with a line").send(inputs.word(5) + "\n").reset().play();
      try (Act after = good(submission, address, "the caller behind RST").start()) {
        after.connected();
        Service service = submission.serve("serve", listener);
        submission.check(before).otherwise("A plain caller was not served.", EACH_LF);
        submission
            .check(after)
            .otherwise(
                "One caller reset its connection, and the caller behind it was not served.",
                "A reset is an IOException of one conversation: catch it inside the accept loop.");
        service.runs();
      }
    }
  }

  @Test
  @Order(7)
  @DisplayName("SILENT: who says nothing for 300 ms makes room for the next caller")
  void silent(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    try (Act silent = submission.dial(service.address()).named("SILENT").thenGone().start()) {
      silent.connected();
      submission
          .play(
              good(submission, service.address(), "the caller behind SILENT")
                  .within(submission.scaled(Duration.ofMillis(600))))
          .otherwise(
              "The first caller says nothing, and the caller behind it was not served within 600"
                  + " ms.",
              "Give each read a limit of 300 ms: the socket has a setting for that.");
      submission
          .check(silent)
          .otherwise(
              "A caller that says nothing was not hung up on.",
              "When the limit of a read has passed, close that caller.");
    }
  }

  @Test
  @Order(8)
  @DisplayName("SILENT: who falls silent in the middle of a line is hung up on")
  void fallsSilent(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("SILENT, in its second line")
                .send(inputs.word(3) + "\n" + inputs.word(2))
                .expect("RECEIVED 1\n")
                .thenGone(),
            SILENCE)
        .otherwise(
            "A caller fell silent in the middle of a line, and was not hung up on without a word.",
            "When the limit of a read has passed, close that caller.");
    service.runs();
  }

  @Test
  @Order(9)
  @DisplayName("SLOWDRIP: who goes on speaking is not cut off")
  void slowly(Submission submission, Inputs inputs) {
    Content lines = Content.text(inputs.word(6) + "\n" + inputs.word(4) + "\n");
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("SLOWDRIP, a byte every 60 ms")
                .dripSlowly(lines, Duration.ofMillis(60))
                .expect("RECEIVED 1\nRECEIVED 2\n"),
            SILENCE)
        .otherwise(
            "A caller that sends a byte every 60 ms was cut off.",
            "The 300 ms count from the last byte: begin them anew with each one.");
  }

  @Test
  @Order(10)
  @DisplayName("BADUTF8: a line that is not UTF-8 is BAD")
  void badUtf8(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    for (Malformed each : Malformed.utf8()) {
      Content before = Content.text(inputs.word(3) + "\n" + inputs.word(2));
      Content lines = Content.join(before, each.bytes(), Content.text(inputs.word(2) + "\n"));
      submission
          .play(
              submission
                  .dial(service.address())
                  .named("BADUTF8: " + each.name())
                  .send(lines)
                  .expect("RECEIVED 1\nBAD\n")
                  .thenGone(),
              SILENCE)
          .otherwise(
              "A line that is not UTF-8 was not answered by BAD and the end.",
              "new String replaces wrong bytes in silence; a CharsetDecoder reports them.");
    }
    submission
        .play(good(submission, service.address(), "a caller after BADUTF8"), SILENCE)
        .otherwise("After BAD the next caller was not served.", "Close, and go back to accept.");
  }

  @Test
  @Order(11)
  @DisplayName("a line of 1024 bytes is good, one of 1025 is BAD")
  void limit(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a line of 1024 bytes")
                .send("\u00e4".repeat(512) + "\n")
                .expect("RECEIVED 1\n"),
            SILENCE)
        .otherwise(
            "A line of 1024 bytes was not answered.",
            "1024 bytes are allowed; the LF does not count. Count bytes, not characters.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a line of 1025 bytes")
                .send("\u00e4".repeat(512) + "x\n")
                .expect("BAD\n")
                .thenGone(),
            SILENCE)
        .otherwise(
            "A line of 1025 bytes was not answered by BAD and the end.",
            "Count bytes, not characters; 1024 are the most.");
  }

  @Test
  @Order(12)
  @DisplayName("LONG: a line without an end is BAD, and is not collected")
  void endless(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("LONG, 2000 bytes without LF")
                .send("x".repeat(2000))
                .expect("BAD\n")
                .thenGone(),
            SILENCE)
        .otherwise(
            "2000 bytes came without an LF, and the answer was not BAD and the end.",
            "Compare the length with the limit at each byte, not only at the LF.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("LONG, 100 MB without LF")
                .pour(Content.repeat("x", 100_000_000))
                .hearToEnd(),
            SILENCE)
        .otherwise(
            "A line without an end was not cut off.",
            "After BAD close at once; do not read the rest of the line.");
    submission
        .play(good(submission, service.address(), "a caller after LONG"), SILENCE)
        .otherwise("After BAD the next caller was not served.", "Close, and go back to accept.");
  }

  @Test
  @Order(13)
  @DisplayName("it waits without work, and ends with its listener")
  void ends(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(good(submission, service.address(), "a caller"), SILENCE)
        .otherwise("A plain caller was not served.", EACH_LF);
    service.idles();
    try (Act silent = submission.dial(service.address()).named("SILENT").start()) {
      silent.connected();
      service.stops();
    }
  }

  private static Caller good(Submission submission, InetSocketAddress address, String name) {
    return submission
        .dial(address)
        .named(name)
        .send("hello\n")
        .expect("RECEIVED 1\n")
        .halfClose()
        .thenEndOfStream();
  }
}
