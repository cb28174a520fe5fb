package ex27;

import java.time.Duration;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class HotlineHidden {
  private static final String WELCOME = "Hotline. 1 balance, 0 operator\n";
  private static final String BALANCE = "Balance menu: 1 amount, 9 back\n";
  private static final String AMOUNT = "42.00\n";
  private static final String BUSY = "Operators are busy\n";
  private static final String BYE = "Bye\n";
  private static final String UNKNOWN = "?\n";

  private static final String EACH_LF =
      "Collect bytes up to an LF, and answer then; one read may bring less or more than a line.";
  private static final String LOOK_UP =
      "Look the line up in the menu in which the caller is; the table of the task has all answers.";
  private static final String LEAVE = "When read returns -1, leave the loop, and close the socket.";
  private static final String PER_CALL =
      "Keep the menu in a local variable, or in an object that is made for each call: nothing"
          + " static.";

  @Test
  @Order(1)
  @DisplayName("a caller that waits for each answer")
  void dialogue(Submission submission) {
    Talk talk = new Talk(submission);
    submission
        .play(
            talk.caller("a caller that waits for the welcome")
                .expect(WELCOME)
                .halfClose()
                .thenEndOfStream())
        .when(
            "A caller that has said nothing yet did not get the welcome.",
            "Send the welcome and its LF first, and flush; read only then.",
            Miss.Kind.TOO_LATE)
        .when(
            "The caller ended its stream, and the connection stayed open.",
            LEAVE,
            Miss.Kind.STILL_OPEN)
        .otherwise("A caller did not get exactly the welcome, and then the end.", LEAVE);
    talk = new Talk(submission);
    submission
        .play(
            talk.caller("a caller that waits for each answer")
                .expect(WELCOME)
                .send("0\n")
                .expect(BUSY)
                .send("1\n")
                .expect(BALANCE)
                .send("1\n")
                .expect(AMOUNT)
                .send("1\n")
                .expect(AMOUNT)
                .send("9\n")
                .expect(WELCOME)
                .send("1\n")
                .expect(BALANCE)
                .send("9\n")
                .expect(WELCOME)
                .send("0\n")
                .expect(BUSY)
                .send("exit\n")
                .expect(BYE)
                .thenGone())
        .when(
            "The caller said exit, and the connection stayed open.",
            "After Bye leave the loop, and close the socket.",
            Miss.Kind.STILL_OPEN)
        .when("A line was not answered.", EACH_LF, Miss.Kind.TOO_LATE)
        .otherwise("A caller was not led through the menus as the table says.", LOOK_UP);
    talk.returns("After Bye `handle` did not return in peace.", "Leave the loop, and return.");
  }

  @Test
  @Order(2)
  @DisplayName("exit in the balance menu")
  void exit(Submission submission) {
    Talk talk = new Talk(submission);
    submission
        .play(
            talk.caller("a caller that says exit in the balance menu")
                .expect(WELCOME)
                .send("1\n")
                .expect(BALANCE)
                .send("exit\n")
                .expect(BYE)
                .thenGone())
        .otherwise(
            "The caller said exit in the balance menu, and did not get Bye and the end.",
            "exit is a command of every menu.");
    talk.returns("After Bye `handle` did not return in peace.", "Leave the loop, and return.");
  }

  @Test
  @Order(3)
  @DisplayName("what is no command gets ?, and the menu stays")
  void unknown(Submission submission, Inputs inputs) {
    Talk talk = new Talk(submission);
    Caller caller = talk.caller("a caller that mistypes").expect(WELCOME);
    String digit = String.valueOf(inputs.number(2, 8));
    String word = inputs.word(7);
    String[] inMain = {"9", digit, "", " 1", "1 ", "1" + digit, word, "Exit", "exit now", "-1"};
    for (String line : inMain) {
      caller = caller.send(line + "\n").expect(UNKNOWN);
    }
    caller = caller.send("1\n").expect(BALANCE);
    for (String line : new String[] {"0", digit, "", "9 ", "9" + digit, "EXIT", "balance"}) {
      caller = caller.send(line + "\n").expect(UNKNOWN);
    }
    submission
        .play(caller.send("1\n").expect(AMOUNT).send("exit\n").expect(BYE).thenGone())
        .when(
            "A line that is no command was not answered.",
            "Whatever a line says, it gets one answer; the empty line is a line, too.",
            Miss.Kind.TOO_LATE)
        .otherwise(
            "A line that is no command in that menu was not answered by ?, or the menu did not"
                + " stay.",
            "Take the line as it is, without trimming; answer ?, and leave the menu alone.");
  }

  @Test
  @Order(4)
  @DisplayName("GLUE: a whole dialogue in one segment")
  void glue(Submission submission) {
    Talk talk = new Talk(submission);
    submission
        .play(
            talk.caller("GLUE")
                .expect(WELCOME)
                .send("1\n1\n0\n9\n0\nexit\n1\n0\n")
                .expect(BALANCE + AMOUNT + UNKNOWN + WELCOME + BUSY + BYE)
                .thenGone())
        .when(
            "Lines came behind exit, and they were answered.",
            "After Bye close at once; what else was read is ignored.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "A whole dialogue came in one piece, and was not answered line by line.", EACH_LF);
    talk.returns("After Bye `handle` did not return in peace.", "Leave the loop, and return.");
  }

  @Test
  @Order(5)
  @DisplayName("DRIP: a dialogue, one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    Talk talk = new Talk(submission);
    submission
        .play(
            talk.caller("DRIP")
                .expect(WELCOME)
                .drip("1\n1" + inputs.number(0, 9) + "\n1\nexit\n")
                .expect(BALANCE + UNKNOWN + AMOUNT + BYE)
                .thenGone())
        .otherwise(
            "A dialogue came one byte at a time, and was not answered line by line.", EACH_LF);
  }

  @Test
  @Order(6)
  @DisplayName("GLUE and DRIP: CR before LF belongs to the line end")
  void crlf(Submission submission) {
    Talk talk = new Talk(submission);
    submission
        .play(
            talk.caller("a caller that ends lines with CR and LF")
                .expect(WELCOME)
                .send("1\r\n\r\n1\r\n")
                .expect(BALANCE + UNKNOWN + AMOUNT)
                .drip("9\r\nexit\r\n")
                .expect(WELCOME + BYE)
                .thenGone())
        .otherwise(
            "Lines that end with CR and LF were not taken for the commands that they are.",
            "Drop one CR directly before the LF, and look the rest up.");
  }

  @Test
  @Order(7)
  @DisplayName("REDIAL: each call starts in the main menu")
  void redial(Submission submission) {
    for (int i = 1; i <= 3; i++) {
      Talk talk = new Talk(submission);
      submission
          .play(
              talk.caller("REDIAL, call " + i + "; each one hangs up in the balance menu")
                  .expect(WELCOME)
                  .send("1\n")
                  .expect(BALANCE)
                  .halfClose()
                  .thenEndOfStream())
          .otherwise("A call did not start in the main menu.", PER_CALL);
      talk.returns("The caller ended its stream, and `handle` did not return in peace.", LEAVE);
    }
  }

  @Test
  @Order(8)
  @DisplayName("HALF: a caller that hangs up in a menu, or in a line")
  void hangsUp(Submission submission) {
    for (String rest : new String[] {"", "1", "exit"}) {
      Talk talk = new Talk(submission);
      String where = rest.isEmpty() ? "behind a line" : "behind " + rest + " without LF";
      submission
          .play(
              talk.caller("HALF, " + where)
                  .expect(WELCOME)
                  .send("1\n" + rest)
                  .halfClose()
                  .expect(BALANCE)
                  .thenEndOfStream())
          .when(
              "The stream ended in the middle of a line, and the rest was answered.",
              "Only an LF makes a line; at the end of the stream close without a word.",
              Miss.Kind.TOO_MUCH)
          .when(
              "The caller ended its stream in a menu, and the connection stayed open.",
              LEAVE,
              Miss.Kind.STILL_OPEN)
          .otherwise("The line before the end of the stream was not answered.", EACH_LF);
      talk.returns("The caller ended its stream, and `handle` did not return in peace.", LEAVE);
    }
  }

  @Test
  @Order(9)
  @DisplayName("RST: a reset ends the call, and the socket is closed")
  void reset(Submission submission) {
    try (Act peer =
        submission
            .host()
            .named("RST")
            .expect(WELCOME)
            .send("1\n1")
            .expect(BALANCE)
            .reset()
            .start()) {
      Remote socket = submission.connected(peer.address());
      Call handle = submission.call("handle", socket);
      submission.check(peer).otherwise("A caller was not led into the balance menu.", LOOK_UP);
      handle.returnsOrThrows(
          "java.io.IOException",
          "The caller reset the connection, and `handle` neither returned nor threw an"
              + " IOException.",
          "A reset makes read or write throw: let that end the loop.");
      submission
          .outside()
          .settles(
              () -> Boolean.TRUE.equals(socket.get("isClosed")),
              "The caller reset the connection, and `handle` left its socket open.",
              "Close the socket on every path: make it the resource of a try.",
              () -> "a socket that is not closed");
    }
  }

  @Test
  @Order(10)
  @DisplayName("two calls at the same time, in different menus")
  void together(Submission submission) {
    Moment inside = Moment.named("the first is in the balance menu");
    Moment other = Moment.named("the second is in the main menu");
    Talk one = new Talk(submission);
    Talk two = new Talk(submission);
    Duration long_ = submission.scaled(Duration.ofSeconds(2));
    try (Act first =
        one.caller("a caller in the balance menu")
            .within(long_)
            .expect(WELCOME)
            .send("1\n")
            .expect(BALANCE)
            .reach(inside)
            .await(other)
            .send("9\n")
            .expect(WELCOME)
            .start()) {
      if (inside.await(submission.patience())) {
        submission
            .play(
                two.caller("a caller in the main menu, while another one is in the balance menu")
                    .within(long_)
                    .expect(WELCOME)
                    .send("0\n")
                    .expect(BUSY))
            .otherwise("Two calls at the same time got into each other's way.", PER_CALL);
      }
      other.reach();
      submission
          .check(first)
          .otherwise("Two calls at the same time got into each other's way.", PER_CALL);
    }
  }

  @Test
  @Order(11)
  @DisplayName("LONG: one ? for a line of any length, and the rest is skipped")
  void tooLong(Submission submission) {
    for (int length : new int[] {256, 257, 300, 200_000}) {
      Talk talk = new Talk(submission);
      submission
          .play(
              talk.caller("LONG, a line of " + length + " bytes")
                  .expect(WELCOME)
                  .send("1".repeat(length) + "\n1\nexit\n")
                  .expect(UNKNOWN + BALANCE + BYE)
                  .thenGone())
          .otherwise(
              "A long line was not answered by one ?, with the lines behind it answered as ever.",
              "Keep at most the beginning of a line; read past the rest of it up to its LF.");
    }
  }

  @Test
  @Order(12)
  @DisplayName("SILENT: waiting for a caller costs nothing")
  void silent(Submission submission) {
    Talk talk = new Talk(submission);
    Moment again = Moment.named("the caller speaks again");
    try (Act act =
        talk.caller("SILENT")
            .within(submission.scaled(Duration.ofSeconds(4)))
            .expect(WELCOME)
            .send("1")
            .await(again)
            .send("\n")
            .expect(BALANCE)
            .start()) {
      act.connected();
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while the caller says nothing.",
              "Let `read` wait; do not ask again and again whether something is available.");
      again.reach();
      submission
          .check(act)
          .otherwise(
              "A caller paused in the middle of a line, and did not get its answer.",
              "A silence is no end of a line: only LF is.");
    }
  }

  /** One call of {@code handle}, and how to be its caller. */
  private static final class Talk {
    private final Submission submission;
    private final Remote door;
    private final Call handle;

    Talk(Submission submission) {
      this.submission = submission;
      this.door = submission.listener();
      this.handle = submission.callWithCaller("handle", door);
    }

    Caller caller(String name) {
      return submission.dial(door.address()).named(name);
    }

    void returns(String message, String next) {
      handle.returns(message, next);
    }
  }
}
