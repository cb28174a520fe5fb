package ex23;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Content;
import loopbook.peer.Heard;
import loopbook.peer.Mail;
import loopbook.peer.Malformed;
import loopbook.peer.Miss;
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The hub takes datagrams in their order, whoever sent them. So each peer sends all that the others
 * wait for before it expects anything: no peer waits for a moment that depends on the hub.
 */
@Trial
class UdpHubHidden {
  private static final String WHERE_FROM =
      "A member is the address and port that the packet came from: look there, not into the text.";

  @Test
  @Order(1)
  @DisplayName("a message goes to all other members, under the sender's name")
  void others(Submission submission, Inputs inputs) {
    InetSocketAddress hub = submission.serve("serve", submission.datagrams()).address();
    String letter = inputs.word(6) + " " + inputs.word(9) + "  " + inputs.word(13);
    String brief = inputs.word(2);
    Moment ann = Moment.named("ann has asked to join");
    Moment bob = Moment.named("bob has asked to join");
    Moment carl = Moment.named("carl has asked to join");
    Moment first = Moment.named("ann has written");
    Moment second = Moment.named("bob has written");
    Mail annWrites =
        submission
            .mail(hub)
            .named("ann, the first of three members")
            .send("JOIN ann")
            .reach(ann)
            .await(carl)
            .send("MSG " + letter)
            .reach(first)
            .await(second)
            .send("LEAVE")
            .expect("OK")
            .expect("bob: " + brief)
            .expect("OK");
    Mail bobWrites =
        submission
            .mail(hub)
            .named("bob, the second of three members")
            .await(ann)
            .send("JOIN bob")
            .reach(bob)
            .await(first)
            .send("MSG " + brief)
            .reach(second)
            .send("LEAVE")
            .expect("OK")
            .expect("ann: " + letter)
            .expect("OK");
    Mail carlListens =
        submission
            .mail(hub)
            .named("carl, the third of three members")
            .await(bob)
            .send("JOIN carl")
            .reach(carl)
            .expect("OK")
            .expect("ann: " + letter)
            .expect("bob: " + brief);
    try (Act third = carlListens.start();
        Act middle = bobWrites.start();
        Act talker = annWrites.start()) {
      submission
          .check(talker)
          .when(
              "A member wrote to the hub, and an answer came, but from another socket.",
              "Send through the socket that you were given; the members know no other.",
              Miss.Kind.FROM_ELSEWHERE)
          .otherwise(
              "The first member joined, wrote, was written to and left, and did not get just what"
                  + " was meant for it.",
              "A message goes to every member whose address is not the sender's.");
      submission
          .check(middle)
          .otherwise(
              "The second member joined, was written to, wrote and left, and did not get just what"
                  + " was meant for it.",
              "If you send a received packet on, its address changes: keep the sender's before that,"
                  + " or make a new packet for each member.");
      submission
          .check(third)
          .otherwise(
              "The third member did not get what the other two wrote.",
              "Send it to each member; make a new packet for each, with all of the message.");
    }
  }

  @Test
  @Order(2)
  @DisplayName("STRANGER: who has not joined is heard by nobody")
  void stranger(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    InetSocketAddress hub = service.address();
    Moment joined = Moment.named("bob has asked to join");
    Moment over = Moment.named("the strangers are done");
    try (Act bob =
        submission
            .mail(hub)
            .named("bob, a member")
            .within(submission.patience().multipliedBy(5))
            .send("JOIN bob")
            .reach(joined)
            .await(over)
            .send("LEAVE")
            .expect("OK")
            .expect("OK")
            .start()) {
      submission
          .play(
              submission
                  .mail(hub)
                  .named("STRANGER")
                  .await(joined)
                  .send("MSG hello, may I?")
                  .expect("ERR")
                  .send("LEAVE")
                  .expect("ERR"))
          .when(
              "Somebody who has not joined sent MSG or LEAVE, and got no answer.",
              "Who is no member gets ERR.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "Somebody who has not joined sent MSG or LEAVE, and was not answered by ERR.",
              WHERE_FROM);
      submission
          .play(
              submission
                  .mail(hub)
                  .named("STRANGER, who says that it is bob")
                  .send("MSG bob: hello, I am bob")
                  .expect("ERR"))
          .otherwise(
              "Somebody who has not joined wrote a member's name into its text, and was not answered"
                  + " by ERR.",
              WHERE_FROM);
      over.reach();
      submission
          .check(bob)
          .otherwise(
              "Somebody who has not joined wrote, and a member got something of it.", WHERE_FROM);
    }
    service.runs();
  }

  @Test
  @Order(3)
  @DisplayName("what is no request gets ERR")
  void unknown(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    Mail ann = submission.mail(service.address()).named("ann").send("JOIN ann").expect("OK");
    for (String bad :
        List.of(
            "good evening to everybody in here",
            "",
            "MSG",
            "msg hello",
            "MSGhello",
            " MSG hello",
            "LEAVE now",
            "LEAVE\n",
            "leave",
            "JOIN",
            "/quit",
            "ann: hello")) {
      ann = ann.send(bad).expect("ERR");
    }
    submission
        .play(ann.named("ann, a member that makes mistakes").send("LEAVE").expect("OK"))
        .when(
            "A request that is none, or its sender's next one, got no answer.",
            "Whatever is wrong with a request, even if it is empty: answer, and go on.",
            Miss.Kind.NO_DATAGRAM)
        .otherwise(
            "A request was not answered as the table says.",
            "The table tells what a request looks like, to the letter; anything else gets ERR.");
    service.runs();
  }

  @Test
  @Order(4)
  @DisplayName("names: 1 to 16 of A-Z, a-z, 0-9 and _")
  void names(Submission submission) {
    InetSocketAddress hub = submission.serve("serve", submission.datagrams()).address();
    for (String good : List.of("a", "Zz_09", "_", "0", "ABCDEFGHIJKLMNOP")) {
      submission
          .play(
              submission
                  .mail(hub)
                  .named("somebody with an allowed name")
                  .send("JOIN " + good)
                  .expect("OK")
                  .send("LEAVE")
                  .expect("OK"))
          .otherwise(
              "JOIN with an allowed name, then LEAVE, were not answered by OK.",
              "1 to 16 characters are allowed, and digits and _ as well, also in front.");
    }
    Mail mistaken = submission.mail(hub).named("somebody whose name is not allowed");
    for (String bad :
        List.of(
            "JOIN ",
            "JOIN ABCDEFGHIJKLMNOPQ",
            "JOIN ann lee",
            "JOIN  ann",
            "JOIN ann ",
            "JOIN ann\n",
            "JOIN a-b",
            "JOIN Zo\u00eb",
            "JOIN \u0663\u0664",
            "JOIN ann\u0000",
            "JOIN \u001b[31mann",
            "JOINann",
            "Join ann",
            "JOIN\tann")) {
      mistaken = mistaken.send(bad).expect("ERR");
    }
    submission
        .play(mistaken.send("LEAVE").expect("ERR"))
        .otherwise(
            "JOIN with a name that is not allowed was not answered by ERR.",
            "All that follows JOIN and one space is the name, and the whole of it must match.");
  }

  @Test
  @Order(5)
  @DisplayName("one name has one member, and one member one name")
  void unique(Submission submission, Inputs inputs) {
    InetSocketAddress hub = submission.serve("serve", submission.datagrams()).address();
    String text = inputs.words(3);
    Moment joined = Moment.named("ann has asked to join");
    Moment over = Moment.named("the others are done");
    Mail first =
        submission
            .mail(hub)
            .named("ann, who joined first")
            .within(submission.patience().multipliedBy(5))
            .send("JOIN ann")
            .reach(joined)
            .expect("OK")
            .await(over)
            .send("JOIN ann")
            .expect("Ann: " + text)
            .expect("ERR")
            .send("JOIN eve")
            .expect("ERR")
            .send("LEAVE")
            .expect("OK");
    try (Act ann = first.start()) {
      submission
          .play(
              submission
                  .mail(hub)
                  .named("somebody who wants to be ann, too")
                  .await(joined)
                  .send("JOIN ann")
                  .expect("ERR"))
          .otherwise(
              "JOIN under a name that another port has was not answered by ERR.",
              "Look whether a member has that name before you let anybody have it.");
      submission
          .play(
              submission
                  .mail(hub)
                  .named("Ann, whose name begins with a capital letter")
                  .send("JOIN Ann")
                  .expect("OK")
                  .send("JOIN bob")
                  .expect("ERR")
                  .send("MSG " + text)
                  .send("LEAVE")
                  .expect("OK"))
          .otherwise(
              "Somebody joined as Ann beside ann, tried to join as bob, too, wrote and left, and was"
                  + " not answered by OK, ERR and OK.",
              "Ann and ann are two names; who is a member already cannot join again.");
      over.reach();
      submission
          .check(ann)
          .otherwise(
              "A JOIN that got ERR has changed something.",
              "Change nothing before you know that the request is allowed: a member keeps its name,"
                  + " and gets what is written to all.");
    }
  }

  @Test
  @Order(6)
  @DisplayName("after LEAVE it is no member, and its name is free")
  void leaves(Submission submission) {
    InetSocketAddress hub = submission.serve("serve", submission.datagrams()).address();
    Moment left = Moment.named("ann has left");
    Moment written = Moment.named("the new ann has written");
    Mail before =
        submission
            .mail(hub)
            .named("a member that leaves")
            .send("JOIN ann")
            .send("LEAVE")
            .reach(left)
            .await(written)
            .send("MSG am I still here?")
            .send("JOIN bob")
            .expect("OK")
            .expect("OK")
            .expect("ERR")
            .expect("OK");
    Mail after =
        submission
            .mail(hub)
            .named("somebody who takes the name of a member that left")
            .await(left)
            .send("JOIN ann")
            .send("MSG hello?")
            .reach(written)
            .expect("OK");
    try (Act former = before.start();
        Act next = after.start()) {
      submission
          .check(next)
          .otherwise(
              "A member left, and JOIN from another port under its name was not answered by OK.",
              "With a member its name goes, too: if you keep both, forget both.");
      submission
          .check(former)
          .otherwise(
              "After LEAVE the hub still took somebody for a member.",
              "Who has left gets no messages, gets ERR for MSG, and may join again.");
    }
  }

  @Test
  @Order(7)
  @DisplayName("ANSI: control characters are passed on as ?")
  void control(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    String one = inputs.word(3);
    String two = inputs.word(5);
    List<List<String>> texts =
        List.of(
            List.of("\u001b[2J\u001b]0;" + two + "\u0007", "?[2J?]0;" + two + "?"),
            List.of(one + "\r\n" + two + "\n", one + "??" + two + "?"),
            List.of("\u0000\t\u001f \u007e\u007f", "??? ~?"),
            List.of("\u0080\u009b2J\u009f\u00a0", "??2J?\u00a0"),
            List.of(
                "Gr\u00fc\u00dfe \u4f60\u597d \ud83d\ude00 ?",
                "Gr\u00fc\u00dfe \u4f60\u597d \ud83d\ude00 ?"),
            List.of("", ""));
    Moment joined = Moment.named("the listener has asked to join");
    Moment written = Moment.named("all is written");
    Mail ansi = submission.mail(service.address()).named("ANSI").await(joined).send("JOIN ansi");
    Mail bob =
        submission
            .mail(service.address())
            .named("a member that ANSI writes to")
            .send("JOIN bob")
            .reach(joined)
            .expect("OK");
    for (List<String> each : texts) {
      ansi = ansi.send("MSG " + each.get(0));
      bob = bob.expect("ansi: " + each.get(1));
    }
    try (Act listener = bob.start();
        Act talker = ansi.reach(written).expect("OK").send("LEAVE").expect("OK").start()) {
      submission
          .check(listener)
          .when(
              "A text did not reach the other member.",
              "Whatever characters a text has, pass it on; a line end is one like any other.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "A text was not passed on with one ? for each control character, and the rest as it"
                  + " was.",
              "Go over the characters: there are control characters below the space, at U+007F, and"
                  + " right behind that.");
      submission
          .check(talker)
          .otherwise(
              "A member whose texts hold control characters was answered other than by OK for JOIN"
                  + " and LEAVE.",
              "A message has no answer.");
    }
  }

  @Test
  @Order(8)
  @DisplayName("BADUTF8: bytes that are no UTF-8 get ERR, and go to nobody")
  void badUtf8(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    String good = "\ufffd " + inputs.words(2);
    Moment joined = Moment.named("the listener has asked to join");
    Moment over = Moment.named("BADUTF8 is done");
    try (Act bob =
        submission
            .mail(service.address())
            .named("a member beside BADUTF8")
            .within(submission.patience().multipliedBy(5))
            .send("JOIN bob")
            .reach(joined)
            .await(over)
            .send("LEAVE")
            .expect("OK")
            .expect("bad: " + good)
            .expect("OK")
            .start()) {
      Mail bad =
          submission
              .mail(service.address())
              .named("BADUTF8")
              .await(joined)
              .send(Content.join(Content.text("JOIN b"), Content.hex(0xC3)))
              .expect("ERR")
              .send("JOIN bad")
              .expect("OK");
      for (Malformed each : Malformed.utf8()) {
        bad =
            bad.send(Content.join(Content.text("MSG a"), each.bytes(), Content.text("b")))
                .expect("ERR");
      }
      submission
          .play(bad.send("MSG " + good).send("LEAVE").expect("OK"))
          .when(
              "Bytes that are no UTF-8 got no ERR.",
              "Decode strictly (CharsetDecoder); a String constructor puts U+FFFD there and says"
                  + " nothing.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "Bytes that are no UTF-8 were not answered by ERR, or U+FFFD in a right request was.",
              "Decode strictly (CharsetDecoder): it throws where bytes are no UTF-8.");
      over.reach();
      submission
          .check(bob)
          .otherwise(
              "A member sent bytes that are no UTF-8, and then a right message; another member did"
                  + " not get just the right one.",
              "Decode the request before you do anything else; if that fails, nobody else hears of"
                  + " it.");
    }
    service.runs();
  }

  @Test
  @Order(9)
  @DisplayName("LONG: as much as a datagram holds, and no more")
  void large(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    Moment joined = Moment.named("the listener has asked to join");
    String brief = inputs.word(5);
    String most = inputs.word(16).repeat(4096).substring(0, Mail.MOST - "ann: ".length());
    Mail listener =
        submission
            .mail(service.address())
            .named("a member that LONG writes to")
            .within(submission.patience().multipliedBy(3))
            .send("JOIN bob")
            .reach(joined)
            .expect("OK")
            .expect("ann: " + most)
            .expect("ann: " + brief);
    // a second JOIN is answered when the long message has been dealt with
    Mail talker =
        submission
            .mail(service.address())
            .named("LONG")
            .await(joined)
            .send("JOIN ann")
            .expect("OK")
            .send("MSG " + most)
            .send("JOIN ann")
            .expect("ERR")
            .send("MSG " + most + "x")
            .expect("ERR")
            .send("MSG " + brief)
            .send("LEAVE")
            .expect("OK");
    try (Act bob = listener.start();
        Act ann = talker.start()) {
      submission
          .check(bob)
          .when(
              "A message of 65507 bytes with its name did not reach the other member whole.",
              "What does not fit into the packet's buffer is cut off: make it as large as a datagram"
                  + " can be.",
              Miss.Kind.OTHER_DATAGRAM);
      submission
          .check(ann)
          .when(
              "A message of "
                  + (Mail.MOST + 1)
                  + " bytes with its name, or the request after a long one, got no answer.",
              "Encode the message and look at its length before you send it to anybody.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "A member that sent long messages was not answered as the table says.",
              "`name: text` may have up to 65507 bytes; a longer one gets ERR.");
      submission
          .check(bob)
          .otherwise(
              "A long message, one that would be too long, and a short one were written; the other"
                  + " member did not get the first and the last.",
              "Go back to receive after each datagram, whatever became of it.");
    }
    service.runs();
  }

  @Test
  @Order(10)
  @DisplayName("a member that has gone does not hinder the others")
  void gone(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    InetSocketAddress hub = service.address();
    String one = inputs.word(3);
    String two = inputs.word(4);
    String three = inputs.word(5);
    Moment gone = Moment.named("the crowd has gone");
    Moment joined = Moment.named("bob has asked to join");
    try (Act lost =
            submission
                .mail(hub)
                .named("a member that goes without LEAVE")
                .send("JOIN carl")
                .vanish()
                .reach(gone)
                .start();
        Act bob =
            submission
                .mail(hub)
                .named("a member beside one that has gone")
                .await(gone)
                .send("JOIN bob")
                .reach(joined)
                .expect("OK")
                .expect("ann: " + one)
                .expect("ann: " + two)
                .expect("ann: " + three)
                .start();
        Act ann =
            submission
                .mail(hub)
                .named("a member that writes to one that has gone")
                .await(joined)
                .send("JOIN ann")
                .send("MSG " + one)
                .send("MSG " + two)
                .send("MSG " + three)
                .send("LEAVE")
                .expect("OK")
                .expect("OK")
                .start()) {
      lost.heard();
      submission
          .check(bob)
          .otherwise(
              "One member closed its port without LEAVE, and the next one did not get what was"
                  + " written.",
              "Do not connect the socket, and go on if one datagram cannot be delivered.");
      submission
          .check(ann)
          .otherwise(
              "One member closed its port without LEAVE, and a member that wrote was not answered by"
                  + " OK for JOIN and LEAVE.",
              "Go on if one datagram cannot be delivered.");
    }
    service.runs();
  }

  @Test
  @Order(11)
  @DisplayName("a datagram that cannot be sent is lost, and nothing else")
  void sendFails(Submission submission, Inputs inputs) {
    String first = inputs.word(5);
    String second = inputs.word(6);
    Remote socket = submission.failingDatagrams(4);
    InetSocketAddress hub = socket.address();
    Moment bobIn = Moment.named("bob has asked to join");
    Moment carlIn = Moment.named("carl has asked to join");
    Moment over = Moment.named("all is seen");
    // the three answers to JOIN fail, and one of the two datagrams of the first message
    Mail listener = submission.mail(hub).within(submission.patience().multipliedBy(5));
    try (Act bob = listener.named("bob").send("JOIN bob").reach(bobIn).await(over).start();
        Act carl =
            listener
                .named("carl")
                .await(bobIn)
                .send("JOIN carl")
                .reach(carlIn)
                .await(over)
                .start();
        Act ann =
            listener
                .named("ann, whose first message cannot be sent to one of two")
                .await(carlIn)
                .send("JOIN ann")
                .send("MSG " + first)
                .send("MSG " + second)
                .send("LEAVE")
                .expect("OK")
                .start()) {
      Service service = submission.serve("serve", socket);
      submission
          .check(ann)
          .otherwise(
              "Some answers, and one datagram of a message, could not be sent (`send` threw); then"
                  + " LEAVE was not answered by OK.",
              "Catch the exception of one send where you send; a member stays one, and nothing is"
                  + " removed while you go over the members.");
      submission
          .outside()
          .settles(
              () -> count("ann: " + second, bob) == 1 && count("ann: " + second, carl) == 1,
              "One datagram of a message could not be sent (`send` threw), and the next message did"
                  + " not reach both other members.",
              "A member stays a member until it says LEAVE, whatever becomes of a datagram to it.",
              () -> count("ann: " + second, bob) + count("ann: " + second, carl) + " of 2 got it");
      submission.same(
          1L,
          count("ann: " + first, bob) + count("ann: " + first, carl),
          "One of the two datagrams of a message could not be sent (`send` threw), and the other one"
              + " did not come, or came twice.",
          "Put the try around each send, not around the loop over the members.");
      service.runs();
      over.reach();
    }
  }

  @Test
  @Order(12)
  @DisplayName("FLOOD: after 400 datagrams the members still hear each other")
  void flood(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.datagrams());
    InetSocketAddress hub = service.address();
    String text = inputs.words(2);
    Moment joined = Moment.named("bob has asked to join");
    Moment over = Moment.named("the flood is over");
    Mail listener =
        submission
            .mail(hub)
            .named("a member during FLOOD")
            .within(submission.patience().multipliedBy(5))
            .send("JOIN bob")
            .reach(joined)
            .expect("OK")
            .await(over)
            .expect("ann: " + text);
    try (Act bob = listener.start()) {
      joined.await(submission.patience());
      submission
          .play(
              submission
                  .mail(hub)
                  .named("FLOOD")
                  .flood(Content.text("MSG \u001b[2J to you all"), 200)
                  .flood(Content.join(Content.text("JOIN "), Content.hex(0xFF)), 200))
          .otherwise("The flood did not reach the socket.", "Leave the socket open.");
      submission
          .play(
              submission
                  .mail(hub)
                  .named("somebody after FLOOD who asks until there is an answer")
                  .insist("LEAVE", "ERR", Duration.ofMillis(100)))
          .otherwise(
              "After 400 wrong requests at once the hub answers no more.",
              "Go back to receive after each datagram, whatever became of it.");
      submission
          .play(
              submission
                  .mail(hub)
                  .named("a member after FLOOD")
                  .send("JOIN ann")
                  .expect("OK")
                  .send("MSG " + text)
                  .send("LEAVE")
                  .expect("OK"))
          .otherwise(
              "After 400 wrong requests at once right ones were not answered.",
              "Go back to receive after each datagram, whatever became of it.");
      over.reach();
      submission
          .check(bob)
          .otherwise(
              "400 wrong requests of a stranger came, then a member's message; the other member did"
                  + " not get just that.",
              WHERE_FROM);
    }
    service.runs();
  }

  @Test
  @Order(13)
  @DisplayName("CROWD: 50 members hear one")
  void crowd(Submission submission, Inputs inputs) {
    String text = inputs.words(4);
    Service service = submission.serve("serve", submission.datagrams());
    InetSocketAddress hub = service.address();
    try (Act crowd =
        submission
            .mail(hub)
            .named("CROWD, 50 members")
            .within(submission.patience().multipliedBy(3))
            .crowd(50)
            .sendAs(self -> "JOIN member_" + self.number())
            .expect("OK")
            .expect("talker: " + text)
            .start()) {
      while (count("OK", crowd) < 50 && crowd.soFar().stream().allMatch(Heard::asScripted)) {
        LockSupport.parkNanos(2_000_000);
      }
      submission
          .check(crowd.soFar())
          .otherwise(
              "50 senders joined at the same time, and not all were answered by OK.",
              "Two ports of one machine are two members: the port belongs to the key, too.");
      submission
          .play(
              submission
                  .mail(hub)
                  .named("a member that writes to 50 others")
                  .send("JOIN talker")
                  .expect("OK")
                  .send("MSG " + text)
                  .send("LEAVE")
                  .expect("OK"))
          .otherwise(
              "A member joined beside 50 others, wrote and left, and was not answered by OK twice.",
              "A message goes to the other members only.");
      submission
          .check(crowd)
          .otherwise(
              "One of 50 members did not get just the message that was written to all.",
              "Send it to each member's own address.");
    }
    service.runs();
  }

  @Test
  @Order(14)
  @DisplayName("it waits without work, and ends with its socket")
  void ends(Submission submission) {
    Service service = submission.serve("serve", submission.datagrams());
    submission
        .play(submission.mail(service.address()).named("ann").send("JOIN ann").expect("OK"))
        .otherwise("A plain JOIN was not answered by OK.", "Answer to the packet's address.");
    service.idles();
    service.stops();
  }

  private static long count(String text, Act act) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return act.soFar().stream()
        .flatMap(heard -> heard.letters().stream())
        .filter(letter -> !letter.sent() && Arrays.equals(letter.bytes(), bytes))
        .count();
  }
}
