package ex26;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import loopbook.judge.trial.Detail;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Event;
import loopbook.peer.Heard;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class BouncerHidden {
  /** So long that no one is ever late. */
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofMillis(400);
  private static final String AT_ONCE =
      "Decide when you accept, by a count that never waits; no client may stand in a queue.";
  private static final String ALL_OF_IT =
      "All of hello is the client's: do not cut it to a coarser unit, in which it may be 0.";
  private static final String GIVE_BACK =
      "Give the place back in one finally that every end of a conversation passes.";

  @Test
  @Order(1)
  @DisplayName("OK for the first line, then each line comes back")
  void lines(Submission submission, Inputs inputs) {
    String line = inputs.word(3) + "\n";
    String other = inputs.word(2) + "\u00f6lf \u20ac\n";
    Service service = submission.serve("serve", submission.listener(), 2, LONG);
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client that waits for each answer")
                .send(inputs.word(5) + "\n")
                .expect("OK\n")
                .send(line)
                .expect(line)
                .send("\n")
                .expect("\n")
                .send(other)
                .expect(other)
                .send(inputs.word(10))
                .halfClose()
                .thenEndOfStream())
        .when(
            "After the end of the stream something more was sent.",
            "A rest without LF is no line: close without a word.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "The first line was not answered with OK, or a later one not with itself.",
            "Answer at each LF: the first time OK, then the line as it came, with its LF.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client with an empty first line")
                .send("\n")
                .expect("OK\n"))
        .otherwise(
            "A first line that is empty was not answered with OK.", "An empty line is a line.");
  }

  @Test
  @Order(2)
  @DisplayName("DRIP and GLUE: lines in pieces, and several in one piece")
  void pieces(Submission submission, Inputs inputs) {
    String first = inputs.word(5) + "\n";
    String one = inputs.word(3) + "\n";
    String two = inputs.word(4) + "\n";
    Service service = submission.serve("serve", submission.listener(), 2, LONG);
    submission
        .play(
            submission
                .dial(service.address())
                .named("DRIP")
                .drip(first + one)
                .expect("OK\n" + one)
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "Two lines came one byte at a time, and were not answered as two.",
            "Collect bytes until LF; one read may hold less than a line.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("GLUE")
                .send(first + one + two)
                .expect("OK\n" + one + two)
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "Three lines came in one piece, and were not answered as three.",
            "What was read beyond the first LF belongs to the next line: keep one buffer.");
  }

  @Test
  @Order(3)
  @DisplayName("SILENT: with three places, the fourth client hears BUSY")
  void full(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener(), 3, LONG);
    String line = inputs.words(2) + "\n";
    Moment again = Moment.named("the clients inside speak again");
    try (Act inside =
        submission
            .dial(service.address())
            .named("three clients inside")
            .crowd(3)
            .send("hello\n")
            .expect("OK\n")
            .await(again)
            .send(line)
            .expect(line)
            .within(submission.scaled(Duration.ofSeconds(6)))
            .start()) {
      inside.connected();
      submission
          .play(
              submission
                  .dial(service.address())
                  .named("the fourth client, with a line")
                  .send("hello\n")
                  .expect("BUSY\n")
                  .thenGone())
          .when(
              "There are three places, all taken, and a fourth client waits for an answer.",
              AT_ONCE,
              Miss.Kind.TOO_LATE)
          .when(
              "A client that was turned away is still connected.",
              "After BUSY close the connection.",
              Miss.Kind.STILL_OPEN)
          .otherwise(
              "There are three places, all taken, and the fourth client did not hear BUSY.",
              AT_ONCE);
      submission
          .play(
              submission
                  .dial(service.address())
                  .named("the fifth client, with a line")
                  .send("hello\n")
                  .expect("BUSY\n")
                  .thenGone())
          .otherwise(
              "One client was turned away, and the next one was let in: the places are still"
                  + " taken.",
              "Who is turned away had no place, and gives none back.");
      submission
          .play(busy(submission, service, "SILENT, a client too many"))
          .when(
              "A client that was turned away is still connected.",
              "After BUSY close the connection; do not wait for that client to do so.",
              Miss.Kind.STILL_OPEN)
          .otherwise(
              "A client too many says nothing itself, and never heard that there is no place.",
              "Say BUSY at once, before you read anything of that client.");
      again.reach();
      submission
          .check(inside)
          .otherwise(
              "Others were turned away, and those inside did not get their next line back.",
              "What happens at the door must not touch those inside.");
    }
  }

  @Test
  @Order(4)
  @DisplayName("SILENT: who has not spoken yet has a place, too")
  void silentTakesAPlace(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 2, LONG);
    try (Act silent = submission.dial(service.address()).named("SILENT, inside").crowd(2).start()) {
      silent.connected();
      submission
          .play(busy(submission, service, "the third client"))
          .otherwise(
              "Two silent clients have the two places, and the third one did not hear BUSY.",
              "A place is taken when the client is accepted, not when it has spoken.");
    }
    exactly(submission, service, 2, "two silent clients hung up");
  }

  @Test
  @Order(5)
  @DisplayName("NEVERREAD: who is turned away and stays holds nobody up")
  void neverRead(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 1, LONG);
    try (Act inside = stays(submission, service);
        Act stubborn =
            submission
                .dial(service.address())
                .named("NEVERREAD, 10 of them")
                .crowd(10)
                .receiveBuffer(2048)
                .stopReading()
                .start()) {
      submission.check(inside).otherwise("A client was not let in.", "Answer its line with OK.");
      stubborn.connected();
      submission
          .play(busy(submission, service, "a client behind NEVERREAD"))
          .otherwise(
              "Clients that were turned away read nothing and do not hang up, and the one behind"
                  + " them did not hear BUSY.",
              "Send BUSY and close; wait neither for an answer nor for the end of that client.");
      submission
          .check(inside)
          .otherwise("The client inside was disturbed.", "Leave alone who is inside.");
    }
    exactly(submission, service, 1, "all had hung up");
  }

  @Test
  @Order(6)
  @DisplayName("FLOOD: 200 clients at a full room")
  void flood(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 1, LONG);
    try (Act inside = stays(submission, service)) {
      submission.check(inside).otherwise("A client was not let in.", "Answer its line with OK.");
      submission
          .play(busy(submission, service, "FLOOD, 200 of them").crowd(200))
          .otherwise(
              "200 clients came to a full room at once, and not all of them heard BUSY.",
              "Turning one away takes no time: write, close, accept the next one.");
    }
    exactly(submission, service, 1, "200 clients had been turned away");
    service.runs();
  }

  @Test
  @Order(7)
  @DisplayName("SILENT: who does not say hello in time is shown out")
  void late(Submission submission) {
    Duration hello = submission.scaled(SHORT);
    Service service = submission.serve("serve", submission.listener(), 2, hello);
    submission
        .play(
            submission
                .dial(service.address())
                .named("SILENT, two of them")
                .crowd(2)
                .within(hello.plus(submission.patience()))
                .thenGone())
        .when(
            "A client said nothing, and was sent something.",
            "Who is late is shown out without a word.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "A client said nothing at all, and was not shown out after hello.",
            "A read waits for ever unless it has a limit: give it one.");
    exactly(submission, service, 2, "two silent clients had been shown out");
  }

  @Test
  @Order(8)
  @DisplayName("SLOWDRIP: a byte now and then is no hello")
  void slowDrip(Submission submission) {
    Duration hello = submission.scaled(SHORT);
    long bytes = 4 + hello.plus(submission.patience()).toMillis() / 50;
    Service service = submission.serve("serve", submission.listener(), 2, hello);
    submission
        .play(
            submission
                .dial(service.address())
                .named("SLOWDRIP, on all places")
                .crowd(2)
                .dripSlowly(Content.repeat("x", bytes), Duration.ofMillis(50))
                .pour(Content.text("\n"))
                .thenGone())
        .otherwise(
            "A client sent a byte every 50 ms, needed far longer than hello for its line, and was"
                + " not shown out.",
            "The limit is for the whole line: before each read, ask how much of it is left.");
    exactly(submission, service, 2, "two slow clients had been shown out");
  }

  @Test
  @Order(9)
  @DisplayName("after hello a client may be silent for as long as it likes")
  void patient(Submission submission, Inputs inputs) {
    Duration hello = submission.scaled(SHORT);
    Service service = submission.serve("serve", submission.listener(), 3, hello);
    Moment over = Moment.named("the time for hello is over");
    try (Act inside = inTime(submission, inputs.words(2) + "\n", service, hello, over)) {
      if (inside.isDone() && inside.heard().received().isEmpty()) {
        submission
            .check(inside)
            .otherwise("A client said hello at once, and was shown out without an OK.", ALL_OF_IT);
      }
      for (int i = 0; i < 2; i++) { // one after the other: that is longer than hello for sure
        submission
            .play(
                submission
                    .dial(service.address())
                    .named("SILENT")
                    .within(hello.plus(submission.patience()))
                    .thenGone())
            .otherwise(
                "A client said nothing at all, and was not shown out after hello.",
                "A read waits for ever unless it has a limit: give it one.");
      }
      over.reach();
      submission
          .check(inside)
          .when(
              "A client said hello in time, was silent for longer than that, and was shown out.",
              "The limit is for the first line only: take it away when that is complete.",
              Miss.Kind.ENDED,
              Miss.Kind.RESET)
          .otherwise(
              "A client said hello, was silent for a while, and did not get its next line back.",
              "After OK there is no limit of time.");
    }
  }

  @Test
  @Order(10)
  @DisplayName("RST, EARLY, HALF: each end makes exactly one place free")
  void released(Submission submission, Inputs inputs) {
    String first = inputs.word(2) + "\n";
    String line = inputs.word(2) + "\n";
    ends(submission, "EARLY", client -> client.hangUp());
    ends(submission, "HALF, in the first line", client -> client.send("he").halfClose().thenGone());
    ends(
        submission,
        "HALF",
        client -> client.send(first).expect("OK\n").halfClose().thenEndOfStream());
    ends(submission, "RST, in the first line", client -> client.send("he").reset());
    ends(
        submission,
        "RST",
        client -> client.send(first).expect("OK\n").send(line).expect(line).reset());
  }

  /** How a client comes to its end. */
  private interface End {
    Caller of(Caller client);
  }

  /** Two such clients have the two places of a server of their own, and leave them. */
  private static void ends(Submission submission, String name, End end) {
    Service service = submission.serve("serve", submission.listener(), 2, LONG);
    for (int i = 0; i < 2; i++) {
      submission
          .play(end.of(submission.dial(service.address()).named(name)))
          .otherwise(
              "There were two places, and two clients were not served as the task says.",
              "Answer each LF; at the end of the stream close.");
    }
    exactly(submission, service, 2, "two clients had ended (" + name + ")");
    service.runs();
  }

  @Test
  @Order(11)
  @DisplayName("a line of 1024 bytes is good, a longer one is the end")
  void limit(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 1, LONG);
    String longest = "\u00e4".repeat(512) + "\n";
    submission
        .play(
            submission
                .dial(service.address())
                .named("lines of 1024 bytes")
                .send(longest)
                .expect("OK\n")
                .send(longest)
                .expect(longest)
                .send("y".repeat(1025))
                .thenGone())
        .when(
            "1025 bytes came without an LF, and the connection stayed open.",
            "Compare the length with the limit at each byte, not only at the LF.",
            Miss.Kind.STILL_OPEN)
        .when(
            "A line of 1025 bytes was answered.",
            "1024 bytes before the LF are the most: close without a word.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "A line of 1024 bytes was not answered.",
            "1024 bytes are allowed; the LF does not count. Count bytes, not characters.");
    exactly(submission, service, 1, "a line was too long");
    Service other = submission.serve("serve", submission.listener(), 1, LONG);
    submission
        .play(
            submission
                .dial(other.address())
                .named("a first line of 1025 bytes")
                .send("y".repeat(1025))
                .thenGone())
        .otherwise(
            "A first line of 1025 bytes was not the end of that client.",
            "The limit of a line's length holds for the first one, too.");
    exactly(submission, other, 1, "a first line was too long");
  }

  @Test
  @Order(12)
  @DisplayName("it waits without work, and ends with its listener")
  void ends(Submission submission) {
    Service service = submission.serve("serve", submission.listener(), 3, LONG);
    try (Act inside = stays(submission, service);
        Act silent = submission.dial(service.address()).named("SILENT").crowd(2).start()) {
      submission.check(inside).otherwise("A client was not let in.", "Answer its line with OK.");
      silent.connected();
      submission
          .play(busy(submission, service, "the fourth client"))
          .otherwise("Three places are taken, and the fourth client did not hear BUSY.", AT_ONCE);
      service.idles();
      service.stops();
    }
  }

  private static Act stays(Submission submission, Service service) {
    return submission
        .dial(service.address())
        .named("the client inside")
        .send("hello\n")
        .expect("OK\n")
        .start();
  }

  /** A client that has said hello; anew, if this machine was too busy to say it in time. */
  private static Act inTime(
      Submission submission, String line, Service service, Duration hello, Moment over) {
    Duration limit = hello.plus(submission.patience());
    for (int i = 1; true; i++) {
      Moment in = Moment.named("hello was answered");
      Act act =
          submission
              .dial(service.address())
              .named("a client that said hello")
              .within(limit.multipliedBy(2))
              .send("hello\n")
              .expect("OK\n")
              .reach(in)
              .await(over)
              .send(line)
              .expect(line)
              .halfClose()
              .thenEndOfStream()
              .start();
      boolean shownOut = !in.await(limit) && act.isDone() && act.heard().received().isEmpty();
      if (!shownOut || i == 5) {
        return act;
      }
      act.close();
    }
  }

  private static boolean shownOut(Heard heard) {
    return heard.received().isEmpty()
        && heard.events().stream()
            .anyMatch(
                event ->
                    event.kind() == Event.Kind.END_OF_STREAM || event.kind() == Event.Kind.RESET);
  }

  private static Caller busy(Submission submission, Service service, String name) {
    return submission.dial(service.address()).named(name).expect("BUSY\n").thenGone();
  }

  /** That many clients come in, soon, and one more does not. */
  private static void exactly(Submission submission, Service service, int max, String after) {
    List<Act> inside = new ArrayList<>();
    try {
      long end = System.nanoTime() + submission.patience().toNanos();
      while (inside.size() < max) {
        Act act =
            submission
                .dial(service.address())
                .named("a client after the others")
                .send("hello\n")
                .hearLine(100)
                .start();
        inside.add(act);
        Heard heard = act.heard();
        if (!heard.text().equals("OK\n")) {
          inside.remove(act);
          act.close();
          if (System.nanoTime() > end) {
            if (shownOut(heard)) {
              throw submission.fail(
                  "After "
                      + after
                      + " a client came and said hello at once, and was shown out without an OK.",
                  ALL_OF_IT);
            }
            throw submission.fail(
                "Places were free again, since "
                    + after
                    + "; a client that came then was not let"
                    + " in.",
                GIVE_BACK,
                new Detail(Detail.Label.EXPECTED, "\"OK\\n\""),
                new Detail(
                    Detail.Label.RECEIVED,
                    heard.received().isEmpty() ? "nothing" : heard.received().quoted()));
          }
        }
      }
      submission
          .play(busy(submission, service, "one client too many"))
          .otherwise(
              "After "
                  + after
                  + " there are as many places as before, and one client more was let"
                  + " in.",
              "Give each place back once: a second time makes a place that is not there.");
    } finally {
      inside.forEach(Act::close);
    }
  }
}
