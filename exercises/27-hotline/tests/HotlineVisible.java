package ex27;

import loopbook.judge.trial.Call;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class HotlineVisible {

  @Test
  @Order(1)
  @DisplayName("through both menus and out")
  void dialogue(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("a caller")
                .expect("Hotline. 1 balance, 0 operator\n")
                .send("1\n")
                .expect("Balance menu: 1 amount, 9 back\n")
                .send("1\n")
                .expect("42.00\n")
                .send("9\n")
                .expect("Hotline. 1 balance, 0 operator\n")
                .send("0\n")
                .expect("Operators are busy\n")
                .send("exit\n")
                .expect("Bye\n")
                .thenGone())
        .otherwise(
            "A caller was not led through the menus as the table says.",
            "Send the welcome first; then look up each line in the menu in which the caller is.");
    handle.returns("After Bye `handle` did not return.", "Leave the loop, close, and return.");
  }

  @Test
  @Order(2)
  @DisplayName("a caller that hangs up in the balance menu")
  void hangsUp(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("a caller that hangs up in a menu")
                .expect("Hotline. 1 balance, 0 operator\n")
                .send("1\n")
                .expect("Balance menu: 1 amount, 9 back\n")
                .halfClose()
                .thenEndOfStream())
        .otherwise(
            "The caller ended its stream, and was not hung up on without a word.",
            "When read returns -1, leave the loop, and close the socket.");
    handle.returns(
        "The caller ended its stream, and `handle` did not return.",
        "When read returns -1, leave the loop, and close the socket.");
  }
}
