package ex17;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Recorded;
import loopbook.judge.trial.Remote;
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
class HeartbeatHidden {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration MARGIN = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String LINES =
      "Collect bytes up to each LF, then decode; give every line but PONG to data.";
  private static final String CLOCK =
      "Start the clock anew at every byte that comes, and at nothing else.";
  private static final String CLOSE =
      "Close the socket on every way out: make it the resource of a try.";

  @Test
  @Order(1)
  @DisplayName("PING at once, and again after each `every`")
  void pings(Submission submission, Inputs inputs) {
    String line = inputs.word();
    Watched watched = new Watched(submission, OFTEN, LONG);
    submission
        .play(
            watched
                .dial("a peer that answers")
                .expect("PING\n")
                .send("PONG\n")
                .expect("PING\n")
                .send("PONG\n")
                .expect("PING\n")
                .send(line + "\nPONG\n")
                .expect("PING\nPING\n")
                .halfClose())
        .when(
            "Other bytes came than PING and LF.",
            "A PING is the four letters and LF, and nothing else is sent.",
            Miss.Kind.DIFFERENT)
        .otherwise(
            "`every` is 50 ms, the peer answers, and does not get one PING after the other.",
            "Write the first PING at once, and one more after each `every`, whatever comes"
                + " meanwhile.");
    watched.ends("EOF", "The peer ended its stream");
    watched.got("The peer answered, and said one line", line);
  }

  @Test
  @Order(2)
  @DisplayName("not more often than `every`, and waiting costs nothing")
  void waits(Submission submission, Inputs inputs) {
    String line = inputs.words(2);
    Watched watched = new Watched(submission, LONG, LONG);
    Moment begun = Moment.named("the first PING has come");
    Moment looked = Moment.named("the processor was looked at");
    try (Act peer =
        watched
            .dial("a peer that is quiet for a while")
            .within(submission.patience().multipliedBy(4))
            .expect("PING\n")
            .reach(begun)
            .await(looked)
            .send(line + "\n")
            .halfClose()
            .thenEndOfStream()
            .start()) {
      if (!begun.await(submission.patience().multipliedBy(5))) {
        submission
            .check(peer)
            .otherwise("The first PING did not come at once.", "Write first, then wait.");
      }
      submission
          .outside()
          .idles(
              Duration.ofMillis(150),
              "The processor is busy while the peer says nothing.",
              "Let read wait, and let the time until the next PING pass in a sleep.");
      looked.reach();
      watched.ends("EOF", "The peer ended its stream and still listens");
      submission
          .check(peer)
          .when(
              "`every` is 60 s, and a second PING came.",
              "After each PING wait for as long as `every`.",
              Miss.Kind.TOO_MUCH)
          .otherwise(
              "The peer ended its stream, `monitor` has returned, and the peer saw no orderly end.",
              CLOSE);
    }
    watched.got("The peer said one line", line);
    watched.leavesNothing("The peer ended its stream");
  }

  @Test
  @Order(3)
  @DisplayName("SILENT: who says nothing is given up, and hung up on")
  void silent(Submission submission) {
    long start = System.nanoTime();
    Watched watched = new Watched(submission, OFTEN, PATIENCE);
    try (Act peer = watched.dial("SILENT").hearToEnd().start()) {
      peer.connected();
      watched.silent("The peer reads and says nothing");
      if (System.nanoTime() - start < PATIENCE.toNanos() / 2) {
        throw submission.fail(
            "The peer says nothing, and `monitor` gave up before half of `patience` had passed.",
            CLOCK);
      }
      submission
          .check(peer)
          .otherwise(
              "The peer says nothing, `monitor` has returned, and the socket is still open.",
              CLOSE);
    }
    watched.leavesNothing("The peer says nothing");
  }

  @Test
  @Order(4)
  @DisplayName("SILENT: what was said before the silence is given to data")
  void fallsSilent(Submission submission, Inputs inputs) {
    String one = inputs.word(3);
    String two = inputs.word(5);
    String sent = one + "\nPONG\n" + two + "\n";
    Watched watched = new Watched(submission, LONG, PATIENCE);
    try (Act peer = watched.dial("SILENT, after two lines").send(sent).hearToEnd().start()) {
      peer.connected();
      watched.silent("The peer said two lines and fell silent");
      watched.got("The peer said two lines and fell silent", one, two);
    }
  }

  @Test
  @Order(5)
  @DisplayName("DRIP: slow answers are answers, and each byte is a sign of life")
  void slowAnswers(Submission submission) {
    slowly(submission, "DRIP, a byte of a PONG every 100 ms", "PONG\n");
  }

  @Test
  @Order(6)
  @DisplayName("DRIP: who only says data is alive as well")
  void onlyData(Submission submission, Inputs inputs) {
    slowly(submission, "DRIP, data and no PONG, a byte every 100 ms", inputs.word(1) + "\n");
  }

  @Test
  @Order(7)
  @DisplayName("GLUE: answers and data in one segment")
  void glue(Submission submission, Inputs inputs) {
    String one = inputs.word(3);
    String two = inputs.word(5);
    String last = inputs.words(2);
    Watched watched = new Watched(submission, LONG, LONG);
    submission
        .play(
            watched
                .dial("GLUE")
                .expect("PING\n")
                .send(
                    "PONG\n"
                        + (one + "\nPONG\nPONG\n" + two)
                        + "\n\nPONG!\npong\n PONG\nPINGPONG\nPONG\n"
                        + (last + "\n"))
                .hangUp())
        .otherwise("The peer got no PING, or could not send its lines.", LINES);
    String happened = "The peer sent answers and data in one segment";
    watched.ends("EOF", happened);
    watched.got(happened, one, two, "", "PONG!", "pong", " PONG", "PINGPONG", last);
  }

  @Test
  @Order(8)
  @DisplayName("DRIP and SPLITCHAR: lines and characters in pieces")
  void pieces(Submission submission, Inputs inputs) {
    Watched watched = new Watched(submission, OFTEN, LONG);
    String word = inputs.word(3);
    String greeting = "Gr\u00fc\u00dfe, " + inputs.word(3) + " \u4f60\u597d \ud83d\ude00";
    submission
        .play(
            watched
                .dial("DRIP, then SPLITCHAR")
                .drip("PONG\n" + word + "\nPONG\n")
                .split(greeting + "\nPONG\n" + greeting + "\n")
                .halfClose())
        .otherwise("The peer could not send its lines.", "Read what comes.");
    String happened = "The peer sent its lines in pieces";
    watched.ends("EOF", happened);
    watched.got(happened, word, greeting, greeting);
  }

  @Test
  @Order(9)
  @DisplayName("all of many lines are given to data, in their order, before the end")
  void many(Submission submission, Inputs inputs) {
    Watched watched = new Watched(submission, LONG, LONG);
    String word = inputs.word(4);
    List<String> lines = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      lines.add(word + " " + i + "-".repeat(i % 40));
      all.append(lines.get(i)).append(i % 3 == 0 ? "\nPONG\n" : "\n");
    }
    submission
        .play(
            watched
                .dial("a peer with 1500 lines")
                .expect("PING\n")
                .send(all.toString())
                .halfClose())
        .otherwise("The peer got no PING, or could not send 1500 lines.", "Read what comes.");
    String happened = "The peer sent 1500 lines and ended its stream";
    watched.ends("EOF", happened);
    watched.got(happened, lines.toArray(String[]::new));
  }

  @Test
  @Order(10)
  @DisplayName("RST: a reset is RESET")
  void reset(Submission submission) {
    Watched watched = new Watched(submission, LONG, LONG);
    submission
        .play(watched.dial("RST").expect("PING\n").send("PONG\nhello\n").untilConsumed().reset())
        .otherwise("The peer got no PING, or could not send its lines.", "Write PING at once.");
    watched.ends("RESET", "The peer reset the connection");
    watched.leavesNothing("The peer reset the connection");
  }

  @Test
  @Order(11)
  @DisplayName("RST: it is RESET, too, when a write is told first")
  void resetUnderWrites(Submission submission) {
    // while this much waits to be read, writes go on and meet the reset before read does
    Content much = Content.repeat("x".repeat(15) + "\n", 20_000);
    Duration veryOften = Duration.ofMillis(1);
    for (int i = 0; i < 3; i++) {
      Watched watched = new Watched(submission, veryOften, LONG);
      submission
          .play(watched.dial("RST, with 20000 lines before it").send(much).reset())
          .otherwise("The peer could not send 20000 lines.", "Read what comes.");
      watched.ends("RESET", "The peer sent 20000 lines and reset the connection");
    }
  }

  @Test
  @Order(12)
  @DisplayName("NEVERREAD: with full buffers it still hears, and still ends")
  void neverRead(Submission submission, Inputs inputs) {
    String one = inputs.word(4);
    String two = inputs.word(5);
    try (Act peer =
        submission
            .host()
            .named("NEVERREAD")
            .receiveBuffer(4096)
            .stopReading()
            .send(one + "\nPONG\n" + two + "\n")
            .start()) {
      Remote socket = submission.connected(peer.address());
      socket.get("setSendBufferSize", 4096);
      // fills all buffers, and stays blocked in its write until the socket is closed
      Call filling = socket.object("getOutputStream").call("write", new byte[1 << 20]);
      Recorded data = submission.callback("java.util.function.Consumer");
      Watched watched =
          new Watched(submission, data, submission.call("monitor", socket, OFTEN, PATIENCE, data));
      String happened = "The peer said two lines, reads nothing, and all buffers are full";
      watched.silent(happened);
      watched.got(happened, one, two);
      filling.ends(happened + ". `monitor` has returned, and the socket is still open.", CLOSE);
      watched.leavesNothing(happened);
    }
  }

  @Test
  @Order(13)
  @DisplayName("NEVERREAD: the end of the stream is seen while writes block")
  void neverReadEof(Submission submission, Inputs inputs) {
    String line = inputs.word(5);
    try (Act peer =
        submission
            .host()
            .named("NEVERREAD, HALF")
            .receiveBuffer(4096)
            .stopReading()
            .send(line + "\n")
            .halfClose()
            .start()) {
      Remote socket = submission.connected(peer.address());
      socket.get("setSendBufferSize", 4096);
      Call filling = socket.object("getOutputStream").call("write", new byte[1 << 20]);
      Recorded data = submission.callback("java.util.function.Consumer");
      Watched watched =
          new Watched(submission, data, submission.call("monitor", socket, OFTEN, LONG, data));
      String happened =
          "The peer said one line, ended its stream, reads nothing, and all buffers are full";
      watched.ends("EOF", happened);
      watched.got(happened, line);
      filling.ends(happened + ". `monitor` has returned, and the socket is still open.", CLOSE);
    }
  }

  private static void slowly(Submission submission, String name, String line) {
    Duration patience = submission.scaled(Duration.ofMillis(400));
    long lines = 1 + 2 * patience.toMillis() / (PAUSE.toMillis() * line.length());
    long count = lines * line.length();
    Watched watched = null;
    Heard heard = null;
    for (int i = 0; i < 5 && (heard == null || tooSlow(heard, patience)); i++) {
      // on a busy machine the peer itself may pause for too long: that says nothing about `monitor`
      watched = new Watched(submission, PAUSE, patience);
      heard = watched.dial(name).dripSlowly(Content.repeat(line, lines), PAUSE).halfClose().play();
    }
    if (watched != null && heard != null && !tooSlow(heard, patience)) {
      String happened =
          "The peer sent "
              + count
              + " bytes, one every 100 ms, and ended its stream; `patience` is "
              + patience.toMillis()
              + " ms";
      watched.ends("EOF", happened);
      String[] said = new String[line.equals("PONG\n") ? 0 : (int) lines];
      Arrays.fill(said, line.strip());
      watched.got(happened, said);
    }
  }

  private static boolean tooSlow(Heard heard, Duration patience) {
    return heard
            .longestPause(Event.Kind.CONNECTED, Event.Kind.SENT, Event.Kind.HALF_CLOSED)
            .compareTo(patience.dividedBy(2))
        > 0;
  }

  /** A call of {@code monitor}, and what it was given. */
  private static final class Watched {
    private final Submission submission;
    private final Recorded data;
    private final Call monitor;
    private final Remote door;

    Watched(Submission submission, Duration every, Duration patience) {
      this.submission = submission;
      this.data = submission.callback("java.util.function.Consumer");
      this.door = submission.listener();
      this.monitor = submission.callWithCaller("monitor", door, every, patience, data);
    }

    Watched(Submission submission, Recorded data, Call monitor) {
      this.submission = submission;
      this.data = data;
      this.monitor = monitor;
      this.door = data.object();
    }

    Caller dial(String name) {
      return submission.dial(door.address()).named(name);
    }

    void silent(String happened) {
      death(
          monitor.within(PATIENCE.plus(MARGIN)),
          "SILENT",
          happened,
          happened + ". `patience` has passed, and `monitor` did not return.",
          "Only bytes that come start the clock anew; and whatever writes must not keep you from"
              + " looking at it.");
    }

    void ends(String death, String happened) {
      death(
          monitor,
          death,
          happened,
          happened + ", and `monitor` did not return.",
          "Read all the time, in one thread, and write in another one.");
    }

    private void death(Call call, String death, String happened, String late, String next) {
      Object returned = call.returns(late, next);
      submission.same(
          submission.constant("Death", death),
          returned,
          happened + ". That is " + death + ", and `monitor` says something else.",
          switch (death) {
            case "EOF" -> "When read returns -1 and no write has failed, it is EOF.";
            case "RESET" ->
                "An exception of read or of write is RESET: at -1, see whether a write"
                    + " has failed.";
            default -> CLOCK;
          });
    }

    void got(String happened, String... lines) {
      List<List<Object>> expected = new ArrayList<>();
      for (String line : lines) {
        expected.add(List.of(line));
      }
      submission.same(
          expected,
          data.calls(0, Duration.ZERO),
          happened + ". `data` was not given just the lines that are no PONG.",
          LINES);
    }

    void leavesNothing(String happened) {
      submission
          .outside()
          .settles(
              () -> submission.outside().newThreads().isEmpty(),
              happened + ", `monitor` has returned, and a thread is still running.",
              "End the thread that writes, also when it sleeps for long: interrupt it.",
              () -> String.join(", ", submission.outside().newThreads()));
    }
  }
}
