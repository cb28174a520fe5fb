package ex25;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
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
import loopbook.peer.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class GreeterHidden {
  private static final String EACH_LF =
      "Collect bytes up to an LF, and answer then; one read may bring less or more than a line.";
  private static final String OWN_THREAD =
      "Give each client a thread of its own, and let the accepting thread do nothing but accept.";
  private static final String EVERY_PATH =
      "Close the client's socket on every path: make it the resource of a try.";

  @Test
  @Order(1)
  @DisplayName("a welcome, and an answer to each line until exit")
  void dialogue(Submission submission, Inputs inputs) {
    String name = inputs.word(3);
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client that waits for its welcome")
                .expect("Welcome!\n"))
        .otherwise(
            "A client that has said nothing yet was not welcomed.",
            "Send the welcome and its LF at once, and flush; read only then.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a client that waits for each answer")
                .expect("Welcome!\n")
                .send(name + "\n")
                .expect(hello(name))
                .send("\n")
                .expect("Hello, !\n")
                .send("exit now\n")
                .expect("Hello, exit now!\n")
                .send("Exit\n")
                .expect("Hello, Exit!\n")
                .send("exit\n")
                .thenGone())
        .when(
            "The client said exit, and the connection stayed open.",
            "At the line exit leave the loop, and close the socket.",
            Miss.Kind.STILL_OPEN)
        .when(
            "The client said exit, and was answered.",
            "At the line exit close, and say nothing more.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "The client did not get Hello, X! for each line X.",
            "Only the line exit, exactly so, ends; everything else is a name.");
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: names and exit, one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    String name = inputs.word(3);
    String other = inputs.word(2) + "\u00eb \ud83d\ude00";
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("DRIP")
                .expect("Welcome!\n")
                .drip(name + "\n" + other + "\nexit\n")
                .expect(hello(name) + hello(other))
                .thenGone())
        .when(
            "The line exit came one byte at a time, and the connection stayed open.",
            "Compare lines with exit, not what one read brought.",
            Miss.Kind.STILL_OPEN)
        .otherwise("Two names came one byte at a time, and were not greeted whole.", EACH_LF);
  }

  @Test
  @Order(3)
  @DisplayName("GLUE: a name, exit and another name in one segment")
  void glue(Submission submission, Inputs inputs) {
    String name = inputs.word(3);
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("GLUE")
                .expect("Welcome!\n")
                .send(name + "\nexit\n" + inputs.word(3) + "\n")
                .expect(hello(name))
                .thenGone())
        .when(
            "A line came behind exit, and it was answered.",
            "After exit close at once; what else was read is ignored.",
            Miss.Kind.TOO_MUCH)
        .when(
            "The line exit came in one piece with others, and the connection stayed open.",
            "Compare lines with exit, not what one read brought.",
            Miss.Kind.STILL_OPEN)
        .otherwise("Three lines came in one piece, and the first was not answered.", EACH_LF);
  }

  @Test
  @Order(4)
  @DisplayName("GLUE: CR before LF belongs to the line end")
  void crlf(Submission submission, Inputs inputs) {
    String name = inputs.word(3);
    Service service = submission.serve("serve", submission.listener());
    submission
        .play(
            submission
                .dial(service.address())
                .named("GLUE, with CR and LF")
                .expect("Welcome!\n")
                .send(name + "\r\n\r\nexit\r\n")
                .expect(hello(name) + hello(""))
                .thenGone())
        .otherwise(
            "Lines that end with CR and LF were not taken as a name, an empty line, and exit.",
            "Drop one CR directly before the LF; then compare with exit.");
  }

  @Test
  @Order(5)
  @DisplayName("HALF: the end of the stream ends the client")
  void endOfStream(Submission submission, Inputs inputs) {
    String name = inputs.word(3);
    Service service = submission.serve("serve", submission.listener());
    Caller client = submission.dial(service.address()).expect("Welcome!\n");
    submission
        .play(
            client
                .named("HALF, in the middle of a line")
                .send(name + "\n" + inputs.word(2))
                .halfClose()
                .expect(hello(name))
                .thenEndOfStream())
        .when(
            "The stream ended in the middle of a line, and the rest was answered.",
            "Only an LF makes a line; at the end of the stream close without a word.",
            Miss.Kind.TOO_MUCH)
        .when(
            "A client ended its stream, and its connection stayed open.",
            "When read returns -1, leave the loop, and close the socket.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The stream ended behind a line and a rest; not exactly the line was answered.",
            EACH_LF);
    submission
        .play(client.named("HALF, in the middle of exit").send("exi").halfClose().thenEndOfStream())
        .otherwise("A client's stream ended in the middle of a line.", EVERY_PATH);
    submission
        .play(client.named("clients that hang up, 10 of them").crowd(10).hangUp())
        .otherwise("Not every client was welcomed.", OWN_THREAD);
    submission
        .outside()
        .settles(
            () -> submission.outside().connections(service.address().getPort()) == 0,
            "All clients have hung up, and connections are left in CLOSE_WAIT.",
            EVERY_PATH,
            () -> submission.outside().connections(service.address().getPort()) + " open");
    service.idles();
  }

  @Test
  @Order(6)
  @DisplayName("SILENT: 20 say nothing, one more is served")
  void silent(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    try (Act silent = submission.dial(service.address()).named("SILENT").crowd(20).start()) {
      silent.connected();
      submission
          .play(
              good(submission, inputs, service.address(), "a client beside 20 SILENT ones")
                  .within(submission.scaled(Duration.ofMillis(300))))
          .otherwise(
              "20 clients say nothing, and one more was not served within 300 ms.", OWN_THREAD);
    }
    service.runs();
  }

  @Test
  @Order(7)
  @DisplayName("two clients whose lines come in turn, half by half")
  void halfByHalf(Submission submission, Inputs inputs) {
    String begin = inputs.word(2);
    String end = inputs.word(3);
    String other = inputs.word(3);
    Service service = submission.serve("serve", submission.listener());
    Moment half = Moment.named("half a name was read");
    Moment whole = Moment.named("another name was answered");
    Caller client =
        submission.dial(service.address()).within(submission.scaled(Duration.ofSeconds(2)));
    try (Act first =
        client
            .named("a client that pauses in its line")
            .expect("Welcome!\n")
            .send(begin)
            .untilConsumed()
            .reach(half)
            .await(whole)
            .send(end + "\n")
            .expect(hello(begin + end))
            .start()) {
      if (half.await(submission.patience())) {
        submission
            .play(
                client
                    .named("a client that speaks in the other's pause")
                    .expect("Welcome!\n")
                    .send(other + "\n")
                    .expect(hello(other)))
            .otherwise(
                "One client is in the middle of its line, and another one was not greeted by name.",
                "Each conversation has a line of its own: share nothing but the listener.");
      }
      whole.reach();
      submission
          .check(first)
          .otherwise(
              "A client paused in the middle of its line, and was not greeted by its whole name.",
              "Each conversation has a line of its own: share nothing but the listener.");
    }
  }

  @Test
  @Order(8)
  @DisplayName("BADUTF8: a line that is not UTF-8 ends its client")
  void badUtf8(Submission submission, Inputs inputs) {
    String name = inputs.word(3);
    Content front = Content.text(inputs.word(2));
    Content behind = Content.text(inputs.word(2) + "\n");
    Service service = submission.serve("serve", submission.listener());
    for (Malformed each : Malformed.utf8()) {
      Content line = Content.join(front, each.bytes(), behind);
      submission
          .play(
              submission
                  .dial(service.address())
                  .named("BADUTF8: " + each.name())
                  .expect("Welcome!\n")
                  .send(name + "\n")
                  .expect(hello(name))
                  .send(line)
                  .thenGone())
          .when(
              "A line that is not UTF-8 was answered.",
              "new String replaces wrong bytes in silence; a CharsetDecoder reports them.",
              Miss.Kind.TOO_MUCH)
          .when(
              "A line that is not UTF-8 came, and the connection stayed open.",
              EVERY_PATH,
              Miss.Kind.STILL_OPEN)
          .otherwise("A good line before a bad one was not answered.", EACH_LF);
    }
    submission
        .play(good(submission, inputs, service.address(), "a client after BADUTF8"))
        .otherwise("After BADUTF8 the next client was not served.", OWN_THREAD);
  }

  @Test
  @Order(9)
  @DisplayName("RST: a reset ends that client alone, and leaves nothing open")
  void reset(Submission submission, Inputs inputs) {
    String before = inputs.word(3);
    String after = inputs.word(5);
    Remote listener = submission.listener();
    InetSocketAddress address = listener.address();
    submission.dial(address).named("RST").times(3).reset().playAll();
    Service service = submission.serve("serve", listener);
    submission
        .play(good(submission, inputs, address, "a client behind RST"))
        .otherwise(
            "A client reset its connection before it was accepted, and the next one was not"
                + " served.",
            "Let nothing but accept throw in the accepting thread: welcome the client in its own.");
    int open = submission.outside().descriptors();
    Moment reset = Moment.named("others have reset");
    try (Act neighbour =
        submission
            .dial(address)
            .named("a client beside RST")
            .within(submission.scaled(Duration.ofSeconds(4)))
            .expect("Welcome!\n")
            .send(before + "\n")
            .expect(hello(before))
            .await(reset)
            .send(after + "\n")
            .expect(hello(after))
            .start()) {
      submission
          .play(
              submission
                  .dial(address)
                  .named("RST, 20 clients in the middle of a line")
                  .crowd(20)
                  .expect("Welcome!\n")
                  .send("To")
                  .untilConsumed()
                  .reset())
          .otherwise("Not every client was welcomed.", OWN_THREAD);
      reset.reach();
      submission
          .check(neighbour)
          .otherwise(
              "Some clients reset their connections, and another one was answered no more.",
              "Catch the exception of a conversation in the thread of that conversation.");
    }
    submission
        .outside()
        .settles(
            () -> submission.outside().descriptors() < open + 10,
            "After resets the clients' sockets were never closed.",
            EVERY_PATH,
            () ->
                (submission.outside().descriptors() - open)
                    + " more files and sockets are open than before");
    service.runs();
  }

  @Test
  @Order(10)
  @DisplayName("LONG: 1024 bytes are a line, more end the client")
  void limit(Submission submission) {
    Service service = submission.serve("serve", submission.listener());
    String longest = "\u00e4".repeat(512);
    submission
        .play(
            submission
                .dial(service.address())
                .named("a line of 1024 bytes")
                .expect("Welcome!\n")
                .send(longest + "\n")
                .expect("Hello, " + longest + "!\n"))
        .otherwise(
            "A line of 1024 bytes was not answered.",
            "1024 bytes are allowed; the LF does not count. Count bytes, not characters.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("a line of 1025 bytes")
                .expect("Welcome!\n")
                .send(longest + "x\n")
                .thenGone())
        .otherwise(
            "A line of 1025 bytes did not end its client without a word.",
            "Count bytes, not characters; 1024 are the most.");
    submission
        .play(
            submission
                .dial(service.address())
                .named("LONG, 2000 bytes without LF")
                .expect("Welcome!\n")
                .send("x".repeat(2000))
                .thenGone())
        .otherwise(
            "2000 bytes came without an LF, and the connection was not closed without a word.",
            "Compare the length with the limit at each byte, not only at the LF.");
  }

  @Test
  @Order(11)
  @DisplayName("it waits without work, and ends with its listener")
  void ends(Submission submission) {
    Remote listener = submission.listener();
    Service service = submission.serve("serve", listener);
    try (Act silent =
            submission
                .dial(service.address())
                .named("SILENT")
                .expect("Welcome!\n")
                .thenGone()
                .within(submission.scaled(Duration.ofSeconds(5)))
                .start();
        Act half =
            submission
                .dial(service.address())
                .named("SILENT, in the middle of a line")
                .expect("Welcome!\n")
                .send("To")
                .untilConsumed()
                .start()) {
      submission
          .check(half)
          .otherwise("A client was not welcomed beside a silent one.", OWN_THREAD);
      service.idles();
      listener.close();
      submission
          .check(silent)
          .otherwise(
              "The listener was closed, and a client that says nothing was not hung up on.",
              "Keep the sockets that are open in a set, and close them at the end.");
      service.stops();
    }
  }

  @Test
  @Order(12)
  @DisplayName("NEVERREAD: who does not read holds up nobody else")
  void neverRead(Submission submission, Inputs inputs) {
    Service service = submission.serve("serve", submission.listener());
    Content names = Content.repeat("x".repeat(1000) + "\n", 8_000);
    try (Act act =
        submission
            .dial(service.address())
            .named("NEVERREAD")
            .receiveBuffer(4096)
            .stopReading()
            .pour(names)
            .start()) {
      act.connected();
      untilStuck(submission, act);
      submission
          .play(good(submission, inputs, service.address(), "a client beside NEVERREAD"))
          .otherwise("One client never reads its answers, and another was not served.", OWN_THREAD);
      service.stops();
    }
  }

  @Test
  @Order(13)
  @DisplayName("CROWD: 200 clients at the same time")
  void crowd(Submission submission, Inputs inputs) {
    String word = inputs.word(6);
    Service service = submission.serve("serve", submission.listener());
    try (Act crowd =
        submission
            .dial(service.address())
            .named("CROWD, 200 clients that stay")
            .within(submission.scaled(Duration.ofSeconds(2)))
            .crowd(200)
            .expect("Welcome!\n")
            .sendAs(self -> word + " " + self.number() + "\n")
            .expectAs(self -> hello(word + " " + self.number()))
            .start()) {
      submission
          .check(crowd)
          .when(
              "Not all of 200 clients at the same time were served.",
              "A client may stay for ever: do not let another one wait for its thread.",
              Miss.Kind.TOO_LATE)
          .otherwise(
              "Not each of 200 clients got its own answer.",
              "Each conversation has a line of its own: share nothing but the listener.");
      service.stops();
    }
  }

  /** The answer to a name. No drawn one has four letters: it could be exit. */
  private static String hello(String name) {
    return "Hello, " + name + "!\n";
  }

  private static Caller good(
      Submission submission, Inputs inputs, InetSocketAddress address, String peer) {
    String name = inputs.word(3);
    return submission
        .dial(address)
        .named(peer)
        .expect("Welcome!\n")
        .send(name + "\n")
        .expect(hello(name))
        .send("exit\n")
        .thenGone();
  }

  /** Until nothing more is taken from the peer; if that comes late, the test is only milder. */
  private static void untilStuck(Submission submission, Act act) {
    long end = System.nanoTime() + submission.patience().toNanos();
    long taken = -1;
    long since = System.nanoTime();
    while (System.nanoTime() < end && System.nanoTime() - since < 100_000_000) {
      long now = act.soFar().get(0).sent().total();
      if (now != taken) {
        taken = now;
        since = System.nanoTime();
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
