package ex11;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import loopbook.judge.trial.Call;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Remote;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Act;
import loopbook.peer.Caller;
import loopbook.peer.Content;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class PriceLogHidden {
  private static final int CLIENTS = 20;
  private static final String RECORD =
      "A record is 9 bytes, whatever one read returns: read on until all of them are there.";

  @Test
  @Order(1)
  @DisplayName("a client that waits for each answer")
  void inTurn(Submission submission, Inputs inputs) {
    int price = price(inputs);
    talks(
        submission,
        "a client that waits for each answer",
        client ->
            client
                .sendPieces(note(1000, price), note(1001, price + 3), ask(0, 2000))
                .expect(answer(price + 1))
                .send(ask(1001, 1500))
                .expect(answer(price + 3))
                .sendPieces(note(1002, 0x12345678), ask(1002, 2000))
                .expect(answer(0x12345678)),
        "Three queries were not answered in turn with the right means.",
        "Answer each Q with 4 bytes, big-endian, and let them leave before you read on.");
  }

  @Test
  @Order(2)
  @DisplayName("DRIP: one byte at a time")
  void drip(Submission submission, Inputs inputs) {
    int price = price(inputs);
    talks(
        submission,
        "DRIP",
        client ->
            client
                .drip(join(note(7, price), note(8, price + 10), ask(0, 10)))
                .expect(answer(price + 5))
                .drip(ask(8, 9))
                .expect(answer(price + 10)),
        "The records came one byte at a time, and the queries were not answered.",
        RECORD);
  }

  @Test
  @Order(3)
  @DisplayName("GLUE: 200 records in one segment")
  void glue(Submission submission, Inputs inputs) {
    int price = price(inputs);
    List<Content> records = new ArrayList<>();
    List<Content> answers = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      records.add(note(i, price + 2 * i));
      records.add(ask(1, 1000));
      answers.add(answer(price + i + 1)); // 2 + 4 + ... + 2i is i (i + 1)
    }
    talks(
        submission,
        "GLUE, 200 records at once",
        client -> client.send(join(records)).expect(join(answers)),
        "200 records came in one piece, and the 100 queries among them were not answered one by"
            + " one.",
        "One read may hold many records: go on with what is left of it before you read again.");
  }

  @Test
  @Order(4)
  @DisplayName("the span: both ends belong to it, times come in any order, none gives 0")
  void span(Submission submission, Inputs inputs) {
    int price = price(inputs);
    talks(
        submission,
        "a client with spans",
        client ->
            client
                .send(
                    join(note(30, price + 200), note(3, 7), note(20, price + 100), note(10, price)))
                .send(join(ask(10, 20), ask(20, 30), ask(30, 30)))
                .expect(join(answer(price + 50), answer(price + 150), answer(price + 200))),
        "A mean was wrong. From 10 to 20 are the prices at 10 and at 20 themselves, in whichever"
            + " order they came.",
        "Compare each time with both ends: from <= time and time <= to.");
    talks(
        submission,
        "a client with empty spans",
        client ->
            client
                .send(join(ask(1000, 1100), note(1010, price), note(1030, price + 200)))
                .send(join(ask(1011, 1029), ask(1030, 1010), ask(1000, 1100)))
                .expect(join(answer(0), answer(0), answer(0), answer(price + 100))),
        "A span without a price, or one whose end is before its beginning, was not answered by 0.",
        "If nothing lies in the span the answer is 0; look at the count before you divide.");
    talks(
        submission,
        "a client with times before zero",
        client ->
            client
                .send(
                    join(
                        note(Integer.MIN_VALUE, price),
                        note(-5, price + 4),
                        note(Integer.MAX_VALUE, price + 8)))
                .send(join(ask(Integer.MIN_VALUE, -1), ask(2_000_000_000, Integer.MAX_VALUE)))
                .expect(join(answer(price + 2), answer(price + 8))),
        "With times below zero, or at the ends of what an int holds, a mean was wrong.",
        "Times are signed: compare them as ints, and add nothing to them.");
  }

  @Test
  @Order(5)
  @DisplayName("two prices at one time both count")
  void sameTime(Submission submission, Inputs inputs) {
    int price = price(inputs);
    talks(
        submission,
        "a client with two prices at one time",
        client ->
            client
                .send(
                    join(
                        note(5, price),
                        note(5, price + 10),
                        note(5, price + 10),
                        note(6, price + 40),
                        ask(0, 9)))
                .expect(answer(price + 15)),
        "Three prices were noted for one time and a fourth for another one; their mean was wrong.",
        "A price does not replace another one: keep all of them, the equal ones too.");
  }

  @Test
  @Order(6)
  @DisplayName("the mean is rounded towards zero")
  void rounding(Submission submission) {
    talks(
        submission,
        "a client with prices that do not divide",
        client ->
            client
                .send(join(note(1, 1), note(1, 2), note(2, -1), note(2, -2), note(3, -2)))
                .send(join(ask(1, 1), ask(2, 2), ask(2, 3)))
                .expect(join(answer(1), answer(-1), answer(-1))),
        "The mean of 1 and 2, of -1 and -2, or of -1, -2 and -2 was not rounded towards zero.",
        "Java's / on integers cuts towards zero; floorDiv, shifts and Math.round do not.");
  }

  @Test
  @Order(7)
  @DisplayName("sums beyond int")
  void largeSums(Submission submission) {
    talks(
        submission,
        "a client with large prices",
        client ->
            client
                .send(join(note(1, Integer.MAX_VALUE), note(2, Integer.MAX_VALUE), note(3, 1)))
                .send(join(note(-1, Integer.MIN_VALUE), note(-2, Integer.MIN_VALUE)))
                .send(join(ask(1, 2), ask(1, 3), ask(-2, -1)))
                .expect(
                    join(
                        answer(Integer.MAX_VALUE),
                        answer((int) ((2L * Integer.MAX_VALUE + 1) / 3)),
                        answer(Integer.MIN_VALUE))),
        "The sum of large prices does not fit into an int, and their mean was wrong.",
        "Add up in a long; the mean fits into an int again.");
  }

  @Test
  @Order(8)
  @DisplayName("HALF: what was asked before the end of the stream is answered")
  void half(Submission submission, Inputs inputs) {
    int price = price(inputs);
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("HALF")
                .send(join(note(1, price), ask(1, 1), note(2, price + 10), ask(1, 2), ask(2, 2)))
                .halfClose()
                .expect(join(answer(price), answer(price + 5), answer(price + 10)))
                .thenEndOfStream())
        .when(
            "All queries were answered, and the connection was not closed at the end.",
            "When read returns -1 in the place of a type, close the connection.",
            Miss.Kind.STILL_OPEN)
        .otherwise(
            "The client ended its direction behind its last query, and did not get all answers.",
            "The end of what you read is not the end of what you write: answer all complete records"
                + " before you close.");
    returned(handle, "The client has ended its stream");
  }

  @Test
  @Order(9)
  @DisplayName("CROWD: 20 clients, each with its own prices")
  void crowd(Submission submission) {
    Remote door = submission.listener();
    Caller crowd =
        submission
            .dial(door.address())
            .named("CROWD, 20 clients")
            .crowd(CLIENTS)
            .sendAs(self -> "I\0\0\0" + (char) self.number() + "\0\0\0" + (char) self.number())
            .sendAs(self -> "Q\0\0\0\0\0\0\0\177")
            .expectAs(self -> "\0\0\0" + (char) self.number())
            .halfClose()
            .thenEndOfStream();
    try (Act act = crowd.start()) {
      act.connected();
      List<Call> handles = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        handles.add(submission.call("handle", door.object("accept")));
      }
      submission
          .check(act)
          .when(
              "Each of 20 clients noted one price, and one of them was told another mean than that.",
              "The prices belong to one connection: let the collection be born inside handle.",
              Miss.Kind.DIFFERENT)
          .otherwise(
              "20 clients at a time noted one price each, and not each was told its mean.",
              "Calls of handle run at the same time: let them share nothing.");
      for (Call handle : handles) {
        returned(handle, "The client has ended its stream");
      }
    }
    door.close();
  }

  @Test
  @Order(10)
  @DisplayName("GARBAGE: a record of an unknown type ends the conversation")
  void unknownType(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("GARBAGE, with a query behind it")
                .send(join(note(1, 10), ask(1, 1)))
                .expect(answer(10))
                .send(join(record('X', 1, 1), ask(1, 1)))
                .thenGone())
        .when(
            "A record of type X came, and the query behind it was answered.",
            "If the type is neither I nor Q, close the connection.",
            Miss.Kind.TOO_MUCH)
        .otherwise(
            "A record of type X came, and the connection was not closed.",
            "If the type is neither I nor Q, close the connection.");
    returned(handle, "A record of type X came");
    for (int type : new int[] {'q', 0, 0xC9}) {
      Remote other = submission.listener();
      Call second = submission.callWithCaller("handle", other);
      submission
          .play(
              submission
                  .dial(other.address())
                  .named("GARBAGE, a single byte")
                  .send(Content.hex(type))
                  .thenGone())
          .otherwise(
              "A byte came that begins neither an I nor a Q, and the connection was not closed.",
              "Look at the type as soon as it is there; do not wait for the rest of the record.");
      returned(second, "A byte came that begins no record");
    }
  }

  @Test
  @Order(11)
  @DisplayName("TRUNC: the stream ends inside a record")
  void truncated(Submission submission) {
    for (int length : new int[] {1, 5, 8}) {
      Remote door = submission.listener();
      Call handle = submission.callWithCaller("handle", door);
      submission
          .play(
              submission
                  .dial(door.address())
                  .named("TRUNC, after " + length + " bytes of a query")
                  .send(join(note(1, 10), ask(1, 1)))
                  .expect(answer(10))
                  .send(ask(1, 1).part(0, length))
                  .halfClose()
                  .thenGone())
          .when(
              "The stream ended inside a query, and that was answered all the same.",
              "Only 9 bytes are a record: what is left at the end of the stream is none.",
              Miss.Kind.TOO_MUCH)
          .otherwise(
              "The stream ended inside a record, and the connection was not closed.",
              "The end of the stream ends the conversation wherever it comes.");
      returned(handle, "The stream ended inside a record");
    }
  }

  @Test
  @Order(12)
  @DisplayName("RST: the client resets the connection")
  void reset(Submission submission) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            submission
                .dial(door.address())
                .named("RST")
                .send(join(note(1, 10), ask(1, 1)))
                .expect(answer(10))
                .send(ask(1, 1).part(0, 4))
                .untilConsumed()
                .reset())
        .otherwise("The mean of one price was not answered.", RECORD);
    returned(handle, "The client reset the connection");
  }

  @Test
  @Order(13)
  @DisplayName("SILENT: it waits without work, and leaves nothing behind")
  void ends(Submission submission) {
    Remote door = submission.listener();
    int port = door.address().getPort();
    Call handle = submission.callWithCaller("handle", door);
    try (Act silent =
        submission
            .dial(door.address())
            .named("SILENT, then an end")
            .send(join(note(1, 10), ask(1, 1), ask(1, 1).part(0, 3)))
            .expect(answer(10))
            .start()) {
      submission.check(silent).otherwise("The mean of one price was not answered.", RECORD);
      submission
          .outside()
          .idles(
              Duration.ofMillis(200),
              "`handle` keeps the processor busy while nothing comes.",
              "Let read wait for you: do not ask again and again whether something is there.");
    }
    returned(handle, "The client has hung up");
    submission
        .outside()
        .settles(
            () -> submission.outside().connections(port) == 0,
            "`handle` has returned, and its connection is still open.",
            "Close the socket on every path: make it the resource of a try.",
            () -> submission.outside().connections(port) + " open");
    submission
        .outside()
        .settles(
            () -> submission.outside().newThreads().isEmpty(),
            "`handle` has returned, and threads are still running.",
            "End the threads that you started before you return.",
            () -> String.join(", ", submission.outside().newThreads()));
  }

  /** A client that keeps to its script, then ends its direction, and is closed. */
  private static void talks(
      Submission submission,
      String name,
      UnaryOperator<Caller> script,
      String message,
      String next) {
    Remote door = submission.listener();
    Call handle = submission.callWithCaller("handle", door);
    submission
        .play(
            script.apply(submission.dial(door.address()).named(name)).halfClose().thenEndOfStream())
        .when(
            "All was answered, and the connection was not closed at the end of the stream.",
            "When read returns -1 in the place of a type, close the connection.",
            Miss.Kind.STILL_OPEN)
        .when(
            "More was answered than was asked.",
            "An I has no answer; a Q has one of 4 bytes.",
            Miss.Kind.TOO_MUCH)
        .otherwise(message, next);
    returned(handle, "The client has ended its stream");
  }

  private static void returned(Call handle, String happened) {
    handle.returns(
        happened + ", and `handle` did not return quietly.",
        "Return then, without an exception: catch the IOException of a client that is gone.");
  }

  /** Means of such prices are never 0, and their sums are far from the ends of an int. */
  private static int price(Inputs inputs) {
    return inputs.number(1000, 30_000);
  }

  private static Content note(int time, int price) {
    return record('I', time, price);
  }

  private static Content ask(int from, int to) {
    return record('Q', from, to);
  }

  private static Content record(char type, int first, int second) {
    return Content.bytes(
        ByteBuffer.allocate(9).put((byte) type).putInt(first).putInt(second).array());
  }

  private static Content answer(int mean) {
    return Content.bytes(ByteBuffer.allocate(4).putInt(mean).array());
  }

  private static Content join(Content... parts) {
    return Content.join(parts);
  }

  private static Content join(List<Content> parts) {
    return Content.join(parts.toArray(Content[]::new));
  }
}
