package ex20;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import loopbook.judge.trial.Check;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Heard;
import loopbook.peer.Letter;
import loopbook.peer.Mail;
import loopbook.peer.Malformed;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class UdpUpperHidden {
  private static final String SAME_BYTES =
      "Go over the bytes that came, and change only those from 'a' to 'z'; decode nothing.";

  @Test
  @Order(1)
  @DisplayName("long, short, long: each answer is as long as its datagram")
  void longShortLong(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    String letter = inputs.word(5) + " " + inputs.word(6) + " " + inputs.word(7);
    String longer = letter + ", " + inputs.word(8);
    String brief = inputs.word(2);
    Check check =
        submission
            .play(
                submission
                    .mail(service.address())
                    .named("a sender of long and short datagrams")
                    .send(letter)
                    .expect(letter.toUpperCase(Locale.ROOT))
                    .send(brief)
                    .expect(brief.toUpperCase(Locale.ROOT))
                    .send(longer)
                    .expect(longer.toUpperCase(Locale.ROOT)))
            .when(
                "An answer came, but not from the socket that the datagram was sent to.",
                "Answer through the socket that you were given; the sender knows no other.",
                Miss.Kind.FROM_ELSEWHERE);
    switch ((int) sentBy(check.heard().get(0))) {
      case 1 ->
          check.otherwise(
              "A datagram was not answered by its own bytes in upper case.",
              "Receive a packet, change its bytes, and send as many as came to the packet's"
                  + " address.");
      case 2 ->
          check.otherwise(
              "A short datagram came behind a long one, and was not answered by just its own bytes.",
              "Only the first getLength() bytes of the buffer are new; what is behind them is from"
                  + " an earlier datagram.");
      default ->
          check.otherwise(
              "A long datagram came behind a short one, and was not answered whole.",
              "What setData is given is the packet's buffer from then on: receive into a packet that"
                  + " has the full one.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("CROWD: 20 senders, each gets its own answer")
  void crowd(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    try (Act act =
        submission
            .mail(service.address())
            .named("CROWD, 20 senders")
            .crowd(20)
            .sendAs(self -> "first from " + self.local().getPort())
            .expectAs(self -> "FIRST FROM " + self.local().getPort())
            .sendAs(self -> "second from " + self.local().getPort())
            .expectAs(self -> "SECOND FROM " + self.local().getPort())
            .start()) {
      submission
          .check(act)
          .when(
              "20 senders wrote at the same time, and one of them was not answered.",
              "Each packet carries its own sender: answer to that address, and receive from anybody.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "20 senders wrote at the same time, and one of them got another one's answer.",
              "Each packet carries its own sender: answer to that address.");
    }
    service.runs();
  }

  @Test
  @Order(3)
  @DisplayName("EMPTY: an empty datagram gets an empty answer")
  void empty(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(submission.mail(service.address()).named("EMPTY").send("").expect(""))
        .otherwise(
            "An empty datagram was not answered by an empty one.",
            "0 bytes are a datagram like any other, and no end: answer it.");
    submission
        .play(good(submission, inputs, service.address(), "a sender after EMPTY"))
        .otherwise(
            "After an empty datagram the next one was not answered.",
            "0 bytes are a datagram like any other, and no end: go back to receive.");
  }

  @Test
  @Order(4)
  @DisplayName("65507 bytes, the most that a datagram holds")
  void largest(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    String unit = inputs.word(3) + "0123456XYZ";
    for (int size : new int[] {1025, 8193, Mail.MOST}) {
      submission
          .play(
              submission
                  .mail(service.address())
                  .named("a datagram of " + size + " bytes")
                  .send(Content.repeat(unit, 6000).part(0, size))
                  .expect(Content.repeat(unit.toUpperCase(Locale.ROOT), 6000).part(0, size)))
          .otherwise(
              "A datagram of " + size + " bytes was not answered whole.",
              "What does not fit into the packet's buffer is lost: make it as large as a datagram"
                  + " can be.");
    }
    submission
        .play(good(submission, inputs, service.address(), "a sender after a large datagram"))
        .otherwise(
            "A short datagram came behind a large one, and was not answered by just its own bytes.",
            "Only the first getLength() bytes of the buffer are new.");
  }

  @Test
  @Order(5)
  @DisplayName("BADUTF8: all other bytes stay as they are")
  void bytes(Submission submission, Inputs inputs) {
    String front = inputs.word(2);
    String behind = inputs.word(2);
    int digit = inputs.number(1, 9);
    submission.locale("tr-TR");
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(
            submission
                .mail(service.address())
                .named("a sender of digits and umlauts")
                .send(front + "i " + digit + ": \u00e4\u00df\u00ff \u00b5")
                .expect(
                    front.toUpperCase(Locale.ROOT) + "I " + digit + ": \u00e4\u00df\u00ff \u00b5"))
        .otherwise(
            "A text with other letters than a to z was not answered by the same bytes.",
            SAME_BYTES);
    for (Malformed each : Malformed.utf8()) {
      Content sent = around(front, each.bytes(), behind);
      Content back =
          around(front.toUpperCase(Locale.ROOT), each.bytes(), behind.toUpperCase(Locale.ROOT));
      submission
          .play(
              submission
                  .mail(service.address())
                  .named("BADUTF8: " + each.name())
                  .send(sent)
                  .expect(back))
          .otherwise("Bytes that are no UTF-8 did not come back as they were.", SAME_BYTES);
    }
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    byte[] upper = all.clone();
    System.arraycopy(all, 'A', upper, 'a', 26);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a sender of all 256 byte values")
                .send(Content.bytes(all))
                .expect(Content.bytes(upper)))
        .otherwise(
            "Of all 256 byte values not exactly 'a' to 'z' were changed in the answer.",
            SAME_BYTES);
  }

  @Test
  @Order(6)
  @DisplayName("PIPELINE: 20 datagrams at once are answered in their order")
  void inOrder(Submission submission, Inputs inputs) {
    Remote socket = submission.datagrams();
    String word = inputs.word(6);
    Mail pipeline = submission.mail(socket.address()).named("PIPELINE");
    for (int i = 0; i < 20; i++) {
      pipeline = pipeline.send(text(word, i));
    }
    for (int i = 0; i < 20; i++) {
      pipeline = pipeline.expect(text(word, i).toUpperCase(Locale.ROOT));
    }
    submission.serve("serve", socket);
    submission
        .play(pipeline)
        .when(
            "20 datagrams came at once, and not all were answered.",
            "Each receive gives one datagram: answer it, and go back to receive.",
            Miss.Kind.NO_DATAGRAM)
        .otherwise(
            "20 datagrams came at once, and were not answered one by one in their order.",
            "Answer one before you receive the next, or hand them on through one queue.");
  }

  private static Content around(String front, Content content, String behind) {
    return Content.join(Content.text(front), content, Content.text(behind));
  }

  private static String text(String word, int number) {
    return word + " " + number + " of twenty" + ", and more".repeat(number % 3);
  }

  @Test
  @Order(7)
  @DisplayName("a sender that vanished does not stop the service")
  void vanished(Submission submission, Inputs inputs) {
    Remote socket = submission.datagrams();
    InetSocketAddress address = socket.address();
    // all is in the queue before serve begins, so each answer finds a closed port
    submission
        .mail(address)
        .named("a sender that vanishes")
        .crowd(3)
        .send("is anybody there?")
        .send("never mind")
        .vanish()
        .play();
    Service service = submission.serve("serve", socket);
    submission
        .play(good(submission, inputs, address, "the sender after one that vanished"))
        .otherwise(
            "A sender closed its port before it was answered, and the next sender was not answered.",
            "Do not connect the socket to a sender, and catch what one answer throws inside the"
                + " loop.");
    service.runs();
  }

  @Test
  @Order(8)
  @DisplayName("an answer that cannot be sent does not stop the service")
  void sendFails(Submission submission, Inputs inputs) {
    String kept = inputs.word(5);
    Service service = submission.serve("serve", submission.failingDatagrams(2));
    submission
        .play(
            submission
                .mail(service.address())
                .named("a sender whose first two answers cannot be sent")
                .send("lost")
                .send("lost, too")
                .send(kept)
                .expect(kept.toUpperCase(Locale.ROOT)))
        .when(
            "Two answers could not be sent (`send` threw), and the next datagram was not answered.",
            "Catch the exception of one send inside the loop, and go on.",
            Miss.Kind.NO_DATAGRAM)
        .otherwise(
            "Two answers could not be sent (`send` threw), and the next answer was a wrong one.",
            "An answer that cannot be sent is lost: go on with the next datagram.");
    service.runs();
  }

  @Test
  @Order(9)
  @DisplayName("FLOOD: after 500 datagrams it still answers")
  void flood(Submission submission, Inputs inputs) {
    String word = inputs.word(5) + "?";
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(
            submission
                .mail(service.address())
                .named("FLOOD")
                .flood(Content.repeat("flood ", 200), 500))
        .otherwise("The flood did not reach the socket.", "Leave the socket open.");
    submission
        .play(
            submission
                .mail(service.address())
                .named("a sender after FLOOD that asks until it is answered")
                .insist(word, word.toUpperCase(Locale.ROOT), Duration.ofMillis(100)))
        .otherwise(
            "After 500 datagrams at once the service answers no more.",
            "Go back to receive after each answer, whatever became of it.");
    service.runs();
  }

  @Test
  @Order(10)
  @DisplayName("it waits without work, and ends with its socket")
  void ends(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(good(submission, inputs, service.address(), "a sender"))
        .otherwise("A plain datagram was not answered.", SAME_BYTES);
    service.idles();
    service.stops();
  }

  private static Mail good(
      Submission submission, Inputs inputs, InetSocketAddress address, String name) {
    String word = inputs.word(5);
    return submission.mail(address).named(name).send(word).expect(word.toUpperCase(Locale.ROOT));
  }

  private static long sentBy(Heard heard) {
    return heard.letters().stream().filter(Letter::sent).count();
  }
}
