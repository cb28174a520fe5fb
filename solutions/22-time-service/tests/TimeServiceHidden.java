package ex22;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import loopbook.judge.call.FixedClock;
import loopbook.judge.trial.Inputs;
import loopbook.judge.trial.Service;
import loopbook.judge.trial.Submission;
import loopbook.judge.trial.Trial;
import loopbook.peer.Content;
import loopbook.peer.Mail;
import loopbook.peer.Malformed;
import loopbook.peer.Miss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Trial
class TimeServiceHidden {
  private static final String LOOK_FIRST =
      "Compare each character with those allowed; only a pattern that passes goes to the formatter.";

  @Test
  @Order(1)
  @DisplayName("a pattern is answered by the clock's time")
  void pattern(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client with a pattern")
                .send("HH:mm")
                .expect(written(clock, "HH:mm"))
                .send("dd/MM/yyyy H.m.s")
                .expect(written(clock, "dd/MM/yyyy H.m.s"))
                .send("d.M.yy")
                .expect(written(clock, "d.M.yy")))
        .when(
            "A pattern got no answer.",
            "Answer each packet, and go back to receive; a short pattern may follow a long one.",
            Miss.Kind.NO_DATAGRAM)
        .when(
            "An answer came, but not from the socket that the request was sent to.",
            "Answer through the socket that you were given; the client knows no other.",
            Miss.Kind.FROM_ELSEWHERE)
        .otherwise(
            "A pattern was not answered by the clock's time in that pattern.",
            "Ask the clock that you were given; the pattern is as long as the packet says.");
  }

  @Test
  @Order(2)
  @DisplayName("EMPTY: an empty request gets date and time")
  void empty(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    submission
        .play(
            submission
                .mail(service.address())
                .named("EMPTY")
                .send("")
                .expect(written(clock, "yyyy-MM-dd HH:mm:ss")))
        .when(
            "An empty request got no answer.",
            "0 bytes are a datagram like any other: answer with the default pattern.",
            Miss.Kind.NO_DATAGRAM)
        .otherwise(
            "An empty request was not answered by the clock's time as yyyy-MM-dd HH:mm:ss.",
            "Only 0 bytes ask for the default pattern.");
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client with spaces in its pattern")
                .send(" ")
                .expect(" ")
                .send(" HH ")
                .expect(written(clock, " HH ")))
        .otherwise(
            "The spaces of a pattern were not kept.",
            "A space is a sign of the pattern that stands for itself: do not trim it away.");
  }

  @Test
  @Order(3)
  @DisplayName("the time is that of the clock's zone")
  void zone(Submission submission, Inputs inputs) {
    int year = inputs.number(2031, 2069);
    int minute = inputs.number(30, 44);
    int second = inputs.number(10, 59);
    // there it is 5 hours and 45 minutes later, and next year already
    Instant newYear = Instant.parse(year + "-12-31T18:" + minute + ":" + second + "Z");
    FixedClock kathmandu = new FixedClock(newYear, ZoneId.of("Asia/Kathmandu"));
    Service service = submission.serve("serve", submission.datagrams(), kathmandu);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client of a clock in Kathmandu")
                .send("")
                .expect((year + 1) + "-01-01 00:" + (minute - 15) + ":" + second)
                .send("y")
                .expect(String.valueOf(year + 1)))
        .otherwise(
            "The clock's zone is Asia/Kathmandu, and the answer is not the time there.",
            "The clock knows its zone: use now(clock), and no zone of the machine's.");
  }

  @Test
  @Order(4)
  @DisplayName("T stands for itself")
  void literal(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    for (String pattern : List.of("yyyy-MM-ddTHH:mm:ss", "T", "THTmT", "TTHHTT")) {
      submission
          .play(
              submission
                  .mail(service.address())
                  .named("a client with T in its pattern")
                  .send(pattern)
                  .expect(written(clock, pattern)))
          .otherwise(
              "T did not stand for itself in the answer.",
              "The formatter knows no T: quote it, a whole run of T at once, or append it as a"
                  + " literal.");
    }
  }

  @Test
  @Order(5)
  @DisplayName("LONG: 32 characters are a pattern, more are not")
  void limits(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    String longest = "yyyy-MM-dd HH:mm:ss yyyy-MM-dd T";
    Mail client = submission.mail(service.address());
    submission
        .play(
            client
                .named("a client with 32 characters")
                .send(longest)
                .expect(written(clock, longest)))
        .otherwise(
            "A pattern of 32 characters was not answered by the time.",
            "32 characters are allowed.");
    submission
        .play(client.named("a client with 33 characters").send(longest + "T").expect("ERR"))
        .otherwise(
            "A pattern of 33 characters was not answered by ERR alone.",
            "Refuse more than 32 characters; if the buffer cuts a request, keep one byte more.");
    for (int size : new int[] {60_000, Mail.MOST}) {
      submission
          .play(
              client
                  .named("LONG, a pattern of " + size + " bytes")
                  .send(Content.repeat("HH:mm ", 20_000).part(0, size))
                  .expect("ERR"))
          .otherwise(
              "A pattern of " + size + " bytes was not answered by ERR alone.",
              "Look at the length before anything else.");
    }
    submission
        .play(good(submission, clock, service.address(), "a client after LONG"))
        .otherwise(
            "After a request that was too long the next one got no right answer.",
            "Give each receive a packet with the full buffer, and use as many bytes as came.");
  }

  @Test
  @Order(6)
  @DisplayName("other letters, quotes and signs get ERR")
  void illegal(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    for (String bad :
        List.of(
            "hello, what time is it?",
            "hh:mm",
            "HH:mm a",
            "EEE d",
            "Y",
            "D",
            "HH:mm:ss.SSS",
            "yyyy-MM-dd'T'HH:mm",
            "'",
            "[HH]",
            "HH,mm",
            "HH:mm\n",
            "HH\u0000mm",
            "%s",
            "HH:mm \u00e4",
            "\ud83d\udd52")) {
      submission
          .play(
              submission
                  .mail(service.address())
                  .named("a client with a character that is not allowed")
                  .send(bad)
                  .expect("ERR"))
          .when(
              "A pattern with a character that is not allowed got no answer.",
              "Whatever is wrong with a request, answer ERR and go on.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "A pattern with a character that is not allowed was not answered by ERR alone.",
              LOOK_FIRST);
    }
    submission
        .play(good(submission, clock, service.address(), "the next client"))
        .otherwise(
            "After wrong patterns a right one was not answered.",
            "ERR is an answer: go back to receive.");
  }

  @Test
  @Order(7)
  @DisplayName("BADUTF8 and ANSI: bytes that would do harm get ERR")
  void hostile(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    for (Malformed each : Malformed.utf8()) {
      submission
          .play(
              submission
                  .mail(service.address())
                  .named("BADUTF8: " + each.name())
                  .send(Content.join(Content.text("HH"), each.bytes(), Content.text("mm")))
                  .expect("ERR"))
          .otherwise("Bytes that are no UTF-8 were not answered by ERR alone.", LOOK_FIRST);
    }
    for (String bad : List.of("\u001b[31mHH:mm\u001b[0m", "\u009b2J", "HH\u0007", "HH\u007f")) {
      submission
          .play(submission.mail(service.address()).named("ANSI").send(bad).expect("ERR"))
          .otherwise(
              "A request with control characters was not answered by ERR alone.", LOOK_FIRST);
    }
    submission
        .play(good(submission, clock, service.address(), "a client after BADUTF8 and ANSI"))
        .otherwise(
            "After hostile requests a right one was not answered.",
            "ERR is an answer: go back to receive.");
  }

  @Test
  @Order(8)
  @DisplayName("what the formatter itself refuses gets ERR")
  void refused(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    for (String bad : List.of("HHH", "ddd", "HH:mmm", "y".repeat(20))) {
      submission
          .play(
              submission
                  .mail(service.address())
                  .named("a client with a letter too often")
                  .send(bad)
                  .expect("ERR"))
          .when(
              "A pattern that the formatter refuses got no answer.",
              "The formatter throws an IllegalArgumentException: catch it, and answer ERR.",
              Miss.Kind.NO_DATAGRAM)
          .otherwise(
              "A pattern that the formatter refuses was not answered by ERR alone.",
              "DateTimeFormatter says what a pattern means, and whether it is one.");
    }
    submission
        .play(good(submission, clock, service.address(), "the next client"))
        .otherwise(
            "After a pattern that the formatter refuses a right one was not answered.",
            "Catch what the formatter throws inside the loop.");
    service.runs();
  }

  @Test
  @Order(9)
  @DisplayName("an answer that cannot be sent does not stop the service")
  void sendFails(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.failingDatagrams(1), clock);
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client that asks until it is answered; its first answer cannot be sent")
                .insist("HH:mm", written(clock, "HH:mm"), Duration.ofMillis(100)))
        .otherwise(
            "One answer could not be sent (`send` threw), and the next request was not answered.",
            "Catch the exception of one send inside the loop, and go on.");
    service.runs();
  }

  @Test
  @Order(10)
  @DisplayName("FLOOD: after 300 requests it still answers")
  void flood(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    Mail flood = submission.mail(service.address()).named("FLOOD");
    submission
        .play(flood.flood(Content.repeat("\u001b'", 50), 150).flood(Content.text("HHH"), 150))
        .otherwise("The flood did not reach the socket.", "Leave the socket open.");
    submission
        .play(
            submission
                .mail(service.address())
                .named("a client after FLOOD that asks until it is answered")
                .insist("HH:mm", written(clock, "HH:mm"), Duration.ofMillis(100)))
        .otherwise(
            "After 300 wrong requests at once the service answers no more.",
            "Go back to receive after each answer, whatever became of it.");
    service.runs();
  }

  @Test
  @Order(11)
  @DisplayName("it waits without work, and ends with its socket")
  void ends(Submission submission, Inputs inputs) {
    FixedClock clock = clock(inputs);
    Service service = submission.serve("serve", submission.datagrams(), clock);
    submission
        .play(good(submission, clock, service.address(), "a client"))
        .otherwise("A plain pattern was not answered.", "Format the clock's time, and send it.");
    service.idles();
    service.stops();
  }

  private static Mail good(
      Submission submission, FixedClock clock, InetSocketAddress address, String name) {
    return submission.mail(address).named(name).send("HH:mm").expect(written(clock, "HH:mm"));
  }

  /** Its month, day, hour, minute and second are one digit each, and no two are equal. */
  private static FixedClock clock(Inputs inputs) {
    List<Integer> digits = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
    int[] part = new int[5];
    for (int i = 0; i < part.length; i++) {
      part[i] = inputs.one(digits);
      digits.remove(Integer.valueOf(part[i]));
    }
    int year = inputs.number(2031, 2069);
    LocalDateTime time = LocalDateTime.of(year, part[0], part[1], part[2], part[3], part[4]);
    return new FixedClock(time.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  /** The time of a clock in a pattern of the task's. */
  private static String written(FixedClock clock, String pattern) {
    return DateTimeFormatter.ofPattern(pattern.replaceAll("T+", "'$0'"), Locale.ROOT)
        .format(clock.instant().atZone(clock.zone()));
  }
}
